### Lo que un administrador oye sobre el programa mismo, en español.

admin-down = { $name } no funciona desde { $since }: { $reason }. Lo que espera allí se recoge en cuanto vuelva a funcionar.
admin-up = { $name } funciona de nuevo desde { $since }; no funcionaba desde { $from }.
admin-limit-address = Se han enviado todos los correos automáticos de un día a { $to }.
admin-limit-domain = Se han enviado todos los correos automáticos de una hora a direcciones de { $to }.
admin-limit-alike = Siguen llegando de { $to } correos con las mismas palabras, como los escribe un programa.
admin-limit-hour = Se han enviado todos los correos automáticos de una hora.
admin-limit-more = Lo que llega se guarda como caso de todos modos, sin acuse de recibo, hasta que pase el tiempo. Es una avalancha, un bucle con otro programa o un límite demasiado bajo: la tabla [limits] de la configuración.
admin-gap = Telegram guarda los mensajes 24 horas. Redress estuvo ausente más tiempo: lo escrito allí entre { $from } y { $until } puede haberse perdido. Quizá haya que preguntar a las personas con casos abiertos.
admin-refused = La nueva configuración se rechaza, y la anterior sigue en vigor.
admin-set-aside = Algo se apartó: { $why }.
admin-set-aside-more = Vino del contacto { $contact } o trata de él. Se guarda entero en el diario con el número { $number }. No se cambió nada más; póngase en contacto con esa persona.

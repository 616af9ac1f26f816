### withdraw, español

note = Puede retirar un caso en cualquier momento. Si alguien puede estar en peligro, lo examinamos de todos modos.

which = ¿Qué caso quiere retirar? La referencia está en nuestro primer mensaje.
    .label = Caso

reason = ¿Por qué lo retira? No tiene que decirlo.
    .label = Motivo
reason-solved = Está resuelto
reason-no_time = No tengo tiempo para esto
reason-no_trust = No confío en que sirva
reason-too_slow = Tarda demasiado
reason-other = Otro motivo
reason-keep = No, que mi caso siga abierto

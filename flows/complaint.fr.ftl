### complaint, français

# Votre nom va ici ; l’information sur les données personnelles est montrée par /rights.
welcome =
    Bonjour { $name }. Je suis un programme qui recueille les réclamations. Cela prend environ trois minutes et ne coûte rien.
    Écrivez « humain » pour parler à quelqu’un. Je comprends aussi « retour », « modifier », « aide » et « annuler » à tout moment.
    Pour savoir ce que deviennent vos données, envoyez /rights.

what_happened = Racontez avec vos mots ce qui s’est passé, et quand. Un message vocal convient aussi.
    .label = Ce qui s’est passé
    .too_short = Pourriez-vous en écrire un peu plus ? Une ou deux phrases suffisent.

danger = Quelqu’un a-t-il été blessé, ou pourrait-il encore l’être ?
    .label = Danger
    .words_yes = brûlé, brûlée, brulé, brulée, brûlure, blessé, blessée, blessure, hôpital, hopital, saigne, électrocuté, électrocutée, incendie, fumée, intoxiqué, intoxiquée, brûlures, brulure, blessures, hospitalisé, hospitalisée, ambulance, évanoui, évanouie, inconscient, inconsciente, chez le médecin, aux urgences, odeur de gaz, sent le gaz, fuite de gaz, monoxyde de carbone, pris feu, explosé, explosion, réaction allergique, étouffé, étouffée

safety_advice = ⚠️ En cas de blessure, appelez d’abord le { emergency-number }. Ne l’utilisez plus et mettez-le hors de portée. Laissez-le en l’état, ne le réparez pas. J’ai prévenu notre responsable de la sécurité.

category = De quoi s’agit-il ? Choisissez ce qui s’en approche le plus.
    .label = Sujet
category-quality = Produit défectueux, mauvais service
    .words = cassé, cassée, défectueux, défectueuse, en panne, ne marche pas, ne fonctionne pas
category-delivery = Une livraison
    .words = colis, livreur, livraison, jamais arrivé, jamais reçu
category-billing = Une facture ou un paiement
    .words = facture, débité, prélevé, facturé
category-price = Un prix ou des frais cachés
    .words = frais cachés, hausse de prix
category-warranty = Une réparation ou la garantie
    .words = garantie
category-redress = Remboursement ou dédommagement
    .words = remboursement, remboursé, dédommagement, indemnisation
category-staff_conduct = Notre personnel
    .words = impoli, impolie, désagréable, vendeur, vendeuse, employé, employée
category-other = Autre chose
category-safety = Santé ou sécurité
category-marketing = Publicité ou fausse information
    .words = publicité, trompeur, trompeuse
category-contract = Un contrat ou une résiliation
    .words = contrat, abonnement, résiliation
category-privacy = Mes données personnelles
    .words = données personnelles, vie privée
category-access = Accès ou accueil
    .words = fauteuil roulant, horaires
category-essential = Eau, énergie, téléphone : l’essentiel
    .words = coupure, sans eau, sans chauffage, sans électricité
category-environment = Environnement, déchets ou bruit
    .words = déchets, bruit, pollution
category-complaint_handling = Traitement d’une réclamation
    .words = personne ne répond, jamais répondu, sans réponse, aucune réponse

product = De quel produit, service ou lieu s’agit-il ? Si vous avez un numéro de commande ou de série, ajoutez-le.
    .label = Produit ou service
    .why = Nous retrouverons ainsi votre achat plus vite.
    .example = Bouilloire KX-200, commande 12345

wish = Que pouvons-nous faire pour régler cela ?
    .label = Votre souhait
wish-refund = Un remboursement
wish-replacement = Un remplacement
wish-repair = Une réparation
wish-price_reduction = Un prix plus bas
wish-apology = Des excuses
wish-explanation = Une explication
wish-contract_honoured = Faire ce qui était convenu
wish-other = Autre chose
wish-decision_changed = Changer une décision
wish-prevention = Que cela n’arrive plus

evidence = Si vous avez des photos ou des documents, envoyez-les maintenant.
    .label = Photos et documents
    .few_files = Envoyez ici une photo ou un document, ou écrivez « passer ».

identity = Au nom de qui écrivez-vous ?
    .label = Au nom de qui
    .why = Vous pouvez nous demander de garder votre nom pour nous. Vous pouvez aussi écrire pour quelqu’un d’autre.
identity-named = En mon propre nom
identity-confidential = En mon nom, mais confidentiellement
identity-other_person = Pour une autre personne
identity-anonymous = Sans mon nom

privacy_note = Nous le notons pour toutes les personnes qui traitent votre dossier. Pour que nous puissions vous répondre, il reste lié à cette conversation.

anonymous_note = Notre équipe ne verra pas qui vous êtes. Seul le programme sait comment vous joindre. Gardez votre référence : vous pourrez demander ici à tout moment où en est votre dossier.

relation = Quel est votre lien avec cette personne ?
    .label = Votre lien
relation-guardian = Je suis son parent ou tuteur légal
relation-asked = Cette personne me l’a demandé
relation-professional = Je la représente à titre professionnel
relation-unaware = Cette personne ne le sait pas encore

authority = Si vous avez un document qui montre que vous pouvez agir pour cette personne, envoyez-le maintenant. Vous pouvez aussi l’envoyer plus tard.
    .label = Mandat
    .few_files = Envoyez ici une photo ou un document, ou écrivez « passer ».

authority_note = Merci de votre aide. Nous examinons la question dès maintenant. Avant de vous parler de cette personne, nous lui demanderons son accord.

email = À quelle adresse e-mail pouvons-nous écrire ?
    .label = E-mail

needs = Devons-nous faire quelque chose autrement pour vous ?
    .label = Ce qui vous aide
    .why = Vous n’avez pas à donner de raison. Nous voulons seulement savoir ce qui vous facilite les choses.
needs-phone_call = Un appel téléphonique
needs-voice = Des messages vocaux
needs-more_time = Plus de temps pour répondre
needs-easy_read = Des mots simples
needs-large_print = De gros caractères
needs-interpreter = Un interprète
needs-trusted_person = Associer une personne de confiance
needs-other = Autre chose

told_before = Nous en avez-vous déjà parlé ?
    .label = Déjà signalé
told_before-first_time = Non, c’est la première fois
told_before-no_answer = Oui, et personne n’a répondu
told_before-not_solved = Oui, et ce n’est pas réglé

summary = Voici ce que j’ai noté. Est-ce exact ?

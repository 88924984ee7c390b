// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/csv/columnwords.h"

#include <array>
#include <string>

#include "app/exchange/csv/words.h"

namespace paillasse::exchange::csv {

namespace {

constexpr std::array<TargetWords, 46> dictionary = {{
    {Target::PatientNumber, " ipp nip patientid numpatient nopatient npatient numeropatient codepatient idpatient patientnumber patientuniqueid idpat numpat codepat nopat numipp "},
    {Target::BirthName, " nomnaissance nomdenaissance nomjeunefille nomdejeunefille nomjf birthname maidenname patientlastname patientnamelast lastname nompatient nom surname familyname nomfamille nomdefamille nomnaiss nompat "},
    {Target::UsedName, " nomusage nomdusage nomusuel nommarital nomepouse usedname marriedname nomutilise "},
    {Target::Forenames, " prenom prenoms prenom1 prenom2 prenompatient forename forenames patientfirstname patientnamefirst firstname givenname patientmiddlename patientnamemiddle middlename prenompat prenomnaissance prenomdenaissance "},
    {Target::BirthDate, " datenaissance datedenaissance datenaiss ddn dnaissance naissance birthdate dateofbirth patientdateofbirth patientdob dob datenais dtnaiss datnaiss dnais "},
    {Target::Sex, " sexe sexepatient sex patientsex gender patientgender civilite "},
    {Target::BirthPlace, " lieunaissance codelieunaissance inseenaissance birthplace "},
    {Target::InsMatricule, " ins matriculeins insnir "},
    {Target::InsuredNir, " nir nss numsecu numerosecu nosecu numsecuritesociale secu securitesociale nirassure insurednir numss noss "},
    {Target::Address, " adresse adresse1 adresse2 rue address address1 address2 patientstreet patientstreet2 patientstreetaddress patienthomeaddress patienthomeaddress2 adr adr1 adr2 "},
    {Target::Postcode, " codepostal cp postcode patientzipcode patientzip patzip zipcode zip codpost codepost "},
    {Target::City, " ville commune patientcity city "},
    {Target::Phone, " telephone tel portable mobile patientphonenumber patientphone phonenumber phone tel1 tel2 telephone1 telfixe telportable "},
    {Target::Email, " email mail courriel adressemail patientemail "},
    {Target::OrderNumber, " numdossier nodossier ndossier numerodossier dossier numdemande nodemande ndemande numerodemande demande accessionnumber accession ordernumber orderid fillerorderid placerorderid labnumber numerodedossier numdos nodos ndemande numdem iddossier "},
    {Target::PrescribedAt, " dateprescription prescritle datedemande ordertestdate testordereddate "},
    {Target::CollectedAt, " dateprelevement dateprel prelevele dateheureprelevement collectedat specimencollectiondatetime specimencollectiondate specimencollecteddate collectiondate testtime prelevement dateheureprel datedeprelevement dtprel dateprelev "},
    {Target::ReceivedAt, " datereception recule receivedat receiveddate testinglabspecimenreceiveddate testinglabspecimenreceiveddatetime "},
    {Target::Priority, " urgence urgent priorite priority "},
    {Target::Prescriber, " prescripteur medecin medecinprescripteur nomprescripteur prescriber orderingproviderlastname orderingproviderfirstname orderingproviderlname orderingproviderfname providerlastname providerfirstname providername nommedecin nomprescripteur prenomprescripteur "},
    {Target::Ward, " service uf ward "},
    {Target::Collector, " preleveur preleveurnom collector "},
    {Target::Recipient, " destinataire copiea recipient "},
    {Target::Fasting, " ajeun jeun fasting "},
    {Target::Treatment, " traitement traitements treatment "},
    {Target::ClinicalContext, " renseignementscliniques rensclin clinique contexte clinicalinfo clinicalcontext "},
    {Target::OrderComment, " commentairedossier commentairedemande ordercomment "},
    {Target::SpecimenNumber, " numtube notube tube codebarre codebarres barcode specimenid testinglabspecimenid "},
    {Target::SpecimenKind, " natureprelevement nature typeprelevement echantillon specimentype specimentypecode specimensource naturedeprelevement materiel "},
    {Target::ExaminationCode, " codeloinc loinc codeanalyse codeexamen codetest codeparametre testperformedcode testcode orderedtestcode testordered code codeana codeexam codeparam testcodeloinc "},
    {Target::ExaminationName, " libelleanalyse libelleexamen libelle analyse examen parametre testperformedname testname orderedtestname test libelleana libana libelleparametre nomanalyse "},
    {Target::Value, " resultat resultats valeur resultvalue testresultcode testresult result value observation testresulttext valeurresultat resultatanalyse resultatnumerique "},
    {Target::Unit, " unite unites unitemesure unit units testresultunits resultunits "},
    {Target::Range, " normes norme valeursreference valeursdereference valeursnormales intervalle referencerange range valref vr valeursusuelles "},
    {Target::RangeLow, " borneinf borneinferieure normemin valmin min refmin rangelow bornemin mini valeurmin "},
    {Target::RangeHigh, " bornesup bornesuperieure normemax valmax max refmax rangehigh bornemax maxi valeurmax "},
    {Target::Flag, " drapeau alarme indicateur abnormalflag flag anomalie "},
    {Target::Status, " statut etat testresultstatus observationresultstatus status "},
    {Target::AnalysedAt, " dateresultat datevalidation dateanalyse validele testresultdate resultdate testdate timestamp dtresultat datevalid dateheureresultat "},
    {Target::Instrument, " automate appareil equipmentmodelname devicename deviceid instrument "},
    {Target::Method, " methode technique method "},
    {Target::PerformingLaboratory, " laboratoire labo site testinglabname labname performingfacility lab "},
    {Target::ResultComment, " commentaire commentaires remarque comment comments notes commentaireresultat comm "},
    {Target::UsedForename, " prenomusage prenomusuel usedforename "},
    {Target::SpecimenContainer, " typetube contenant container "},
    {Target::Requested, " bilan panel "},
}};

} // namespace

std::span<const TargetWords> targetWords()
{
    return dictionary;
}

std::size_t fitOf(std::string_view header, const TargetWords& known)
{
    auto plain = plainWord(header);
    if (plain.ends_with("pii")) // some exports mark what is personal
        plain.resize(plain.size() - 3);
    const auto at = known.words.find(' ' + plain + ' ');
    return plain.empty() || at == std::string_view::npos ? 0 : known.words.size() - at;
}

} // namespace paillasse::exchange::csv

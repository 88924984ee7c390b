// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <set>

#include "app/exchange/csv/reader.h"
#include "app/exchange/csv/words.h"
#include "app/lab/cataloguecsv.h"
#include "app/lab/rules/nir.h"

namespace paillasse::exchange::csv {

namespace {

struct Known {
    Target target;
    std::string_view words; // plain, between spaces, the most telling first
};

// What columns are called. Of several with one target the word that stands first here wins.
constexpr std::array<Known, 46> dictionary = {{
    {Target::PatientNumber, " ipp nip patientid numpatient nopatient npatient numeropatient codepatient idpatient patientnumber patientuniqueid "},
    {Target::BirthName, " nomnaissance nomdenaissance nomjeunefille nomdejeunefille nomjf birthname maidenname patientlastname patientnamelast lastname nompatient nom surname familyname "},
    {Target::UsedName, " nomusage nomdusage nomusuel nommarital nomepouse usedname marriedname "},
    {Target::Forenames, " prenom prenoms prenom1 prenom2 prenompatient forename forenames patientfirstname patientnamefirst firstname givenname patientmiddlename patientnamemiddle middlename "},
    {Target::BirthDate, " datenaissance datedenaissance datenaiss ddn dnaissance naissance birthdate dateofbirth patientdateofbirth patientdob dob "},
    {Target::Sex, " sexe sexepatient sex patientsex gender patientgender "},
    {Target::BirthPlace, " lieunaissance codelieunaissance inseenaissance birthplace "},
    {Target::InsMatricule, " ins matriculeins insnir "},
    {Target::InsuredNir, " nir nss numsecu numerosecu nosecu numsecuritesociale secu securitesociale nirassure insurednir "},
    {Target::Address, " adresse adresse1 adresse2 rue address address1 address2 patientstreet patientstreet2 patientstreetaddress patienthomeaddress patienthomeaddress2 "},
    {Target::Postcode, " codepostal cp postcode patientzipcode patientzip patzip zipcode zip "},
    {Target::City, " ville commune patientcity city "},
    {Target::Phone, " telephone tel portable mobile patientphonenumber patientphone phonenumber phone "},
    {Target::Email, " email mail courriel adressemail patientemail "},
    {Target::OrderNumber, " numdossier nodossier ndossier numerodossier dossier numdemande nodemande ndemande numerodemande demande accessionnumber accession ordernumber orderid fillerorderid placerorderid labnumber "},
    {Target::PrescribedAt, " dateprescription prescritle datedemande ordertestdate testordereddate "},
    {Target::CollectedAt, " dateprelevement dateprel prelevele dateheureprelevement heureprelevement collectedat specimencollectiondatetime specimencollectiondate specimencollecteddate collectiondate testtime prelevement "},
    {Target::ReceivedAt, " datereception recule receivedat receiveddate testinglabspecimenreceiveddate testinglabspecimenreceiveddatetime "},
    {Target::Priority, " urgence urgent priorite priority "},
    {Target::Prescriber, " prescripteur medecin medecinprescripteur nomprescripteur prescriber orderingproviderlastname orderingproviderfirstname orderingproviderlname orderingproviderfname providerlastname providerfirstname providername "},
    {Target::Ward, " service uf ward "},
    {Target::Collector, " preleveur preleveurnom collector "},
    {Target::Recipient, " destinataire copiea recipient "},
    {Target::Fasting, " ajeun jeun fasting "},
    {Target::Treatment, " traitement traitements treatment "},
    {Target::ClinicalContext, " renseignementscliniques rensclin clinique contexte clinicalinfo clinicalcontext "},
    {Target::OrderComment, " commentairedossier commentairedemande ordercomment "},
    {Target::SpecimenNumber, " numtube notube tube codebarre codebarres barcode specimenid testinglabspecimenid "},
    {Target::SpecimenKind, " natureprelevement nature typeprelevement echantillon specimentype specimentypecode specimensource "},
    {Target::ExaminationCode, " codeloinc loinc codeanalyse codeexamen codetest codeparametre testperformedcode testcode orderedtestcode testordered code "},
    {Target::ExaminationName, " libelleanalyse libelleexamen libelle analyse examen parametre testperformedname testname orderedtestname test "},
    {Target::Value, " resultat resultats valeur resultvalue testresultcode testresult result value observation testresulttext "},
    {Target::Unit, " unite unites unitemesure unit units "},
    {Target::Range, " normes norme valeursreference valeursdereference valeursnormales intervalle referencerange range "},
    {Target::RangeLow, " borneinf borneinferieure normemin valmin min refmin rangelow "},
    {Target::RangeHigh, " bornesup bornesuperieure normemax valmax max refmax rangehigh "},
    {Target::Flag, " drapeau alarme indicateur abnormalflag flag "},
    {Target::Status, " statut etat testresultstatus observationresultstatus status "},
    {Target::AnalysedAt, " dateresultat datevalidation dateanalyse validele testresultdate resultdate testdate timestamp "},
    {Target::Instrument, " automate appareil equipmentmodelname devicename deviceid instrument "},
    {Target::Method, " methode technique method "},
    {Target::PerformingLaboratory, " laboratoire labo site testinglabname labname performingfacility lab "},
    {Target::ResultComment, " commentaire commentaires remarque comment comments notes "},
    {Target::UsedForename, " prenomusage prenomusuel usedforename "},
    {Target::SpecimenContainer, " typetube contenant container "},
    {Target::Requested, " bilan panel "},
}};

// How well a column's name says the target: 0 not at all.
std::size_t fitOf(std::string_view plain, const Known& known)
{
    const auto at = known.words.find(' ' + std::string(plain) + ' ');
    return plain.empty() || at == std::string_view::npos ? 0 : known.words.size() - at;
}

std::string bareName(std::string_view header)
{
    auto plain = plainWord(header);
    if (plain.ends_with("pii")) // some exports mark what is personal
        plain.resize(plain.size() - 3);
    return plain;
}

class Proposal {
public:
    explicit Proposal(const Sample& sample) : m_sample(sample), m_columns(sample.header.size()) {}

    Mapping run()
    {
        m_mapping.separator = m_sample.separator;
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            m_columns[i].name = m_sample.header[i];
        byName();
        byContents();
        readStyles();
        // A name that stands twice cannot be told apart; the first is meant.
        std::set<std::string> seen;
        for (auto& column : m_columns)
            if (!column.name.empty() && seen.insert(column.name).second)
                m_mapping.columns.push_back(std::move(column));
        return std::move(m_mapping);
    }

private:
    [[nodiscard]] std::vector<std::string> cellsOf(std::size_t column) const
    {
        std::vector<std::string> cells;
        for (const auto& row : m_sample.rows)
            if (column < row.size() && !row[column].empty())
                cells.push_back(row[column]);
        return cells;
    }
    [[nodiscard]] bool has(Target target) const
    {
        return std::ranges::any_of(m_columns, [target](const Column& column) { return column.target == target; });
    }
    [[nodiscard]] static bool allOf(const std::vector<std::string>& cells, const auto& is) { return !cells.empty() && std::ranges::all_of(cells, is); }

    void byName()
    {
        for (const auto& known : dictionary) {
            std::size_t best = 0;
            std::size_t bestAt = 0;
            for (std::size_t i = 0; i < m_columns.size(); ++i) {
                const auto fit = m_columns[i].target == Target::Ignored ? fitOf(bareName(m_columns[i].name), known) : 0;
                if (fit > 0 && isJoined(known.target) && known.target != Target::Value)
                    m_columns[i].target = known.target;
                else if (fit > best)
                    best = fit, bestAt = i;
            }
            if (best > 0)
                m_columns[bestAt].target = known.target;
        }
        // Only a name in use is the only name.
        if (!has(Target::BirthName))
            for (auto& column : m_columns)
                if (column.target == Target::UsedName)
                    column.target = Target::BirthName;
    }

    void byContents()
    {
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            auto& column = m_columns[i];
            if (column.target != Target::Ignored)
                continue;
            const auto cells = cellsOf(i);
            const auto isNir = [](const std::string& cell) { return lab::checkNir(cell) == lab::NirState::Sound; };
            const auto isSex = [](const std::string& cell) { return cell == "M" || cell == "F"; };
            const auto isMail = [](const std::string& cell) { return cell.find('@') != std::string::npos && cell.find('.') != std::string::npos && cell.find(' ') == std::string::npos; };
            const auto isLoinc = [](const std::string& cell) { return lab::csv::isLoinc(cell); };
            if (!has(Target::InsuredNir) && allOf(cells, isNir))
                column.target = Target::InsuredNir;
            else if (!has(Target::Sex) && allOf(cells, isSex))
                column.target = Target::Sex;
            else if (!has(Target::Email) && allOf(cells, isMail))
                column.target = Target::Email;
            else if (!has(Target::ExaminationCode) && allOf(cells, isLoinc))
                column.target = Target::ExaminationCode;
            else if (!has(Target::BirthDate) && isOfBirth(cells))
                column.target = Target::BirthDate;
        }
        proposeExaminations();
    }

    // Days of which one at least is long ago, and none has a time.
    static bool isOfBirth(const std::vector<std::string>& cells)
    {
        const auto styles = stylesOf(cells);
        if (styles.empty() || styles.front() == DayStyle::SerialDay)
            return false;
        bool isLongAgo = false;
        for (const auto& cell : cells) {
            const auto moment = readMoment(cell, styles.front());
            if (moment->msOfDay)
                return false;
            isLongAgo = isLongAgo || moment->day.year < 1980;
        }
        return isLongAgo;
    }

    // One row an order: without a column of results, columns of numbers are examinations ("Potassium (mmol/L)").
    void proposeExaminations()
    {
        if (has(Target::Value) || !(has(Target::OrderNumber) || has(Target::PatientNumber) || has(Target::BirthName)))
            return;
        // At an end of a name, or anywhere in it: no examination.
        static constexpr std::array<std::string_view, 6> ends = {"id", "num", "no", "code", "age", "count"};
        static constexpr std::array<std::string_view, 6> anywhere = {"zip", "date", "patient", "facility", "provider", "clia"};
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            auto& column = m_columns[i];
            const auto plain = plainWord(column.name);
            const auto isNumber = [](const std::string& cell) { return readQuantity(withPlainNumbers(cell, DecimalSign::Comma)).has_value(); };
            const bool isOther = std::ranges::any_of(ends, [&plain](std::string_view word) { return plain.starts_with(word) || plain.ends_with(word); })
                || std::ranges::any_of(anywhere, [&plain](std::string_view word) { return plain.find(word) != std::string::npos; });
            if (column.target != Target::Ignored || isOther || !allOf(cellsOf(i), isNumber))
                continue;
            column.target = Target::Value;
            const auto open = column.name.find_last_of("([");
            const auto close = column.name.find_last_of(")]");
            auto name = column.name;
            if (open != std::string::npos && close != std::string::npos && close > open) {
                column.unit = column.name.substr(open + 1, close - open - 1);
                name = column.name.substr(0, column.name.find_last_not_of(' ', open == 0 ? 0 : open - 1) + 1);
            }
            column.examination = SourceCode{{}, name, {}, name};
        }
    }

    void readStyles()
    {
        std::vector<std::string> numbers;
        std::vector<std::string> days;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            auto& column = m_columns[i];
            const auto cells = cellsOf(i);
            if (isTime(column.target)) {
                const auto styles = stylesOf(cells);
                if (!styles.empty())
                    column.days = styles.front();
                days.insert(days.end(), cells.begin(), cells.end());
            }
            const bool isNumeric = column.target == Target::Value || column.target == Target::Range || column.target == Target::RangeLow || column.target == Target::RangeHigh;
            if (isNumeric)
                numbers.insert(numbers.end(), cells.begin(), cells.end());
            if (column.target == Target::Value && !column.examination && isCodes(cells))
                column.kind = ValueKind::Coded;
        }
        const std::vector<std::string_view> views(numbers.begin(), numbers.end());
        m_mapping.decimal = decimalSignOf(views);
        // What cannot be told from one column alone (03/04/2026) may be told from another.
        const auto together = stylesOf(days);
        if (!together.empty() && together.front() != DayStyle::SerialDay) {
            m_mapping.days = together.front();
            for (auto& column : m_columns)
                column.days.reset();
        }
    }

    // Whole numbers of six digits and more are codes of a terminology, not quantities.
    static bool isCodes(const std::vector<std::string>& cells)
    {
        const auto isCode = [](const std::string& cell) { return cell.size() >= 6 && cell.find_first_not_of("0123456789") == std::string::npos; };
        return allOf(cells, isCode);
    }

    const Sample& m_sample;
    std::vector<Column> m_columns;
    Mapping m_mapping;
};

} // namespace

Mapping proposeMapping(const Sample& sample)
{
    return Proposal(sample).run();
}

} // namespace paillasse::exchange::csv

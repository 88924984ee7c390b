// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/oldexport.h"

#include <array>
#include <vector>

namespace paillasse::demo {

namespace {

struct Somebody {
    const char* number;
    const char* name; // PID-5, with its forename
    const char* born;
    const char* sex;
    const char* address;
    const char* phone;
};
constexpr std::array people{
    Somebody{"P0001207", "LE BIHAN^Maëlle", "19920503", "F", "12 rue du Port^^Pontivy^^56300", "02 97 00 00 12"},
    Somebody{"P0001411", "KERLEROUX^Ronan", "19580214", "M", "3 place du Martray^^Pontivy^^56300", "02 97 00 00 14"},
    Somebody{"P0001498", "TROADEC^Annick", "19470921", "F", "27 route de Stival^^Noyal-Pontivy^^56920", "02 97 00 00 15"},
    Somebody{"P0001533", "JÉGOU^Malo", "20151106", "M", "8 allée des Hortensias^^Locminé^^56500", "02 97 00 00 16"},
    Somebody{"P0001602", "CADIOU^Solène", "19861230", "F", "41 quai Niémen^^Pontivy^^56300", "02 97 00 00 17"},
};

struct Found {
    const char* code; // OBX-3
    const char* value;
    const char* unit;
    const char* interval;
    const char* flag = "";
    const char* note = "";
};
const Found sodium{"2951-2^Sodium^LN", "139", "mmol/L", "136-145"};
const Found potassium{"2823-3^Potassium^LN", "4.1", "mmol/L", "3.5-5.1"};
const Found impossible{"2823-3^Potassium^LN", "41", "mmol/L", "3.5-5.1", "HH"};
const Found creatinine{"14682-9^Créatinine^LN", "71", "umol/L", "45-84"};
const Found glucose{"14771-0^Glycémie à jeun^LN", "6.2", "mmol/L", "3.9-5.5", "H", "À contrôler à distance du traitement"};
const Found hba1c{"4548-4^Hémoglobine glyquée^LN", "6.9", "%", "4-6", "H"};
const Found crp{"1988-5^Protéine C réactive^LN", "12", "mg/L", "0-5", "H"};
const Found tsh{"3016-3^TSH^LN", "2.31", "m[IU]/L", "0.4-4"};
const Found haemoglobin{"718-7^Hémoglobine^LN", "12.4", "g/dL", "11.5-13.5"};
const Found ownCode{"XVITD^Vitamine D, ancienne technique^L", "31", "ng/mL", "30-100"};

struct Report {
    std::size_t of; // among the people
    const char* number;
    const char* at;
    std::vector<Found> found;
};

std::string messageOf(const Somebody& patient, const Report& report)
{
    const std::string at = report.at;
    auto text = "MSH|^~\\&|ANCIEN-SIL|PONTIVY|PAILLASSE|BLAVET|" + at + "||ORU^R01^ORU_R01|" + report.number + "|P|2.5.1|||||FRA|UNICODE UTF-8\r";
    text += std::string("PID|1||") + patient.number + "^^^ANCIEN-SIL^PI||" + patient.name + "^^^^^L||" + patient.born + '|' + patient.sex + "|||" + patient.address + "||" + patient.phone + "\r";
    text += std::string("OBR|1|") + report.number + "^ANCIEN-SIL||BILAN^Bilan^L|||" + at + "|||||||||12345^Cadiou^Jeanne\r";
    for (std::size_t i = 0; i < report.found.size(); ++i) {
        const auto& one = report.found[i];
        text += "OBX|" + std::to_string(i + 1) + "|NM|" + one.code + "||" + one.value + '|' + one.unit + '|' + one.interval + '|' + one.flag + "|||F|||" + at + "\r";
        if (one.note[0] != '\0')
            text += std::string("NTE|1|L|") + one.note + "\r";
    }
    return text + "ZPI|1|FACTURE-" + report.number + "\r";
}

} // namespace

std::string oldExport()
{
    const std::vector<Report> reports{
        {0, "D180412-031", "20180412081500", {sodium, potassium, creatinine}},
        {0, "D190903-007", "20190903074000", {tsh, crp}},
        {1, "D190214-022", "20190214080500", {glucose, hba1c, creatinine}},
        {1, "D210617-014", "20210617073000", {glucose, hba1c}},
        {2, "D200130-041", "20200130091000", {sodium, impossible, creatinine}},
        {2, "D220505-009", "20220505082000", {tsh, ownCode}},
        {3, "D231108-018", "20231108100500", {haemoglobin, crp}},
        {4, "D240219-027", "20240219081000", {glucose, tsh, ownCode}},
        {4, "D120611-003", "20120611083000", {sodium, potassium}},
    };
    std::string text;
    for (const auto& report : reports)
        text += messageOf(people[report.of], report);
    return text + "MSH|^~\\&|ANCIEN-SIL|PONTIVY|PAILLASSE|BLAVET|20240220070000||ORU^R01^ORU_R01|D240220-001|P|2.5.1|||||FRA|UNICODE UTF-8\rOBR|1|D240220-001^ANCIEN-SIL||BILAN^Bilan^L|||20240220070000\rOBX|1|NM|2951-2^Sodium^LN||140|mmol/L|136-145||||F|||20240220070000\r";
}

} // namespace paillasse::demo

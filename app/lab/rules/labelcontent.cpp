// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/rules/labelcontent.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace paillasse::lab {

namespace {

// D6211-2 wants the birth name; the name that the patient answers to stands beside it.
std::string labelName(const Identity& identity)
{
    auto name = identity.birthName;
    if (!identity.usedName.empty() && identity.usedName != identity.birthName)
        name += " (" + identity.usedName + ")";
    return identity.firstForename.empty() ? name : name + ' ' + identity.firstForename;
}

} // namespace

LabelContent labelOf(const Order& order, const Specimen& specimen, const Patient& patient)
{
    LabelContent label;
    label.barcode = order.accession + '-' + std::to_string(specimen.number);
    label.name = labelName(patient.identity);
    label.birthDate = patient.identity.birthDate;
    label.sex = patient.identity.sex;
    label.patientNumber = patient.number;
    label.container = specimen.container;
    label.collectedAt = specimen.collectedAt.isNull() ? order.context.collectedAt : specimen.collectedAt;
    label.urgent = order.priority == Priority::Urgent;
    for (const auto& line : order.lines)
        // A confidential examination is not named on a tube that everybody handles.
        if (line.specimen == specimen.number && line.isOpen() && !line.withheld && line.confidentiality == Confidentiality::None)
            label.examinations.push_back(line.examination);
    return label;
}

std::vector<LabelContent> labelsOf(const Order& order, const Patient& patient)
{
    std::vector<LabelContent> labels;
    for (const auto& specimen : order.specimens)
        if (specimen.state != SpecimenState::Rejected && specimen.state != SpecimenState::Discarded)
            labels.push_back(labelOf(order, specimen, patient));
    return labels;
}

Barcode readBarcode(std::string_view scanned)
{
    const auto last = scanned.rfind('-');
    const bool mayHaveTube = last != std::string_view::npos && scanned.substr(0, last).find('-') != std::string_view::npos;
    if (!mayHaveTube)
        return {std::string(scanned), 0};
    SpecimenNumber number = 0;
    const auto tail = scanned.substr(last + 1);
    const auto result = std::from_chars(tail.data(), tail.data() + tail.size(), number);
    if (result.ec != std::errc() || result.ptr != tail.data() + tail.size())
        return {std::string(scanned), 0};
    return {std::string(scanned.substr(0, last)), number};
}

} // namespace paillasse::lab

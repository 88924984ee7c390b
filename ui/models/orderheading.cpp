// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/orderheading.h"

#include "ui/theme/format.h"

namespace paillasse::ui {

RowCell orderHeading(const client::OrderFile& file)
{
    const auto number = QString::fromStdString(file.order.accession);
    if (!file.patient)
        return {number, CellInk::Strong};
    const auto& identity = file.patient->identity;
    return {QString::fromStdString(lab::displayName(identity)), CellInk::Strong, {}, QStringLiteral(" · %1 · %2").arg(Format::date(identity.birthDate), number), false};
}

} // namespace paillasse::ui

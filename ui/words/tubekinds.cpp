// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/tubekinds.h"

#include "ui/words/examinationname.h"

namespace paillasse::ui {

QString tubeName(const lab::CodeTables& tables, const std::string& container)
{
    const auto* tube = tables.tube(container);
    if (!tube)
        return QString::fromStdString(container);
    return tube->colour.empty() ? nameOf(*tube) : QStringLiteral("%1 (%2)").arg(nameOf(*tube), QString::fromStdString(tube->colour));
}

std::string specimenNature(const lab::CodeTables& tables, const std::string& container)
{
    const auto* tube = tables.tube(container);
    return tube ? tube->specimen : container;
}

} // namespace paillasse::ui

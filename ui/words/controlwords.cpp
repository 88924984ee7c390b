// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/controlwords.h"

#include <map>

namespace paillasse::ui {

namespace {

constexpr qsizetype mostNamed = 2;

QString named(const QStringList& benches)
{
    auto text = benches.mid(0, mostNamed).join(QStringLiteral(", "));
    if (benches.size() > mostNamed)
        text += QStringLiteral(" +%1").arg(benches.size() - mostNamed);
    return text;
}

} // namespace

QString ControlWords::of(const client::Directory& directory, lab::BenchMask benches, const DaySpan& today)
{
    using enum lab::ControlState;
    std::map<lab::ControlState, QStringList> names;
    for (const auto& [number, bench] : directory.benches)
        if (benches == 0 || (benches & lab::benchBit(number)) != 0)
            names[directory.controlOf(number, today)] << QString::fromStdString(bench.name);
    if (names.empty())
        return {};
    if (names.size() == 1 && names.contains(NotTracked))
        return tr("QC not tracked");
    QStringList parts;
    if (names.contains(Rejected))
        parts << tr("QC rejected: %1").arg(named(names[Rejected]));
    if (names.contains(NotDone))
        parts << tr("QC not done: %1").arg(named(names[NotDone]));
    if (names.contains(Attested))
        parts << tr("QC attested: %1").arg(named(names[Attested]));
    if (names.contains(NotTracked))
        parts << tr("not tracked: %1").arg(named(names[NotTracked]));
    return parts.join(QStringLiteral(" · "));
}

} // namespace paillasse::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/resultlinewords.h"

#include "app/lab/rules/critical.h"
#include "app/lab/rules/worklist.h"
#include "ui/theme/format.h"
#include "ui/widgets/flags.h"
#include "ui/widgets/sparkline.h"
#include "ui/words/examinationname.h"
#include "ui/words/measurementwords.h"

namespace paillasse::ui {

namespace {

QString shown(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

// The value as a number for a drawing; off-scale values stand at their bound.
std::optional<double> numberOf(const lab::Value& value)
{
    const auto* quantity = std::get_if<lab::Quantity>(&value);
    return quantity ? std::optional(quantity->number.toDouble()) : std::nullopt;
}

} // namespace

QString shownRange(const lab::AppliedRange& range)
{
    const auto number = [](const lab::Decimal& bound) { return shown(bound.toString(',')); };
    if (range.low && range.high)
        return QStringLiteral("%1 – %2").arg(number(*range.low), number(*range.high));
    if (range.high)
        return QStringLiteral("≤ ") + number(*range.high);
    if (range.low)
        return QStringLiteral("≥ ") + number(*range.low);
    return shown(range.text);
}

QString shownValue(const lab::Value& value)
{
    return shown(lab::toString(value, ','));
}

const lab::Value* ResultLineWords::value() const
{
    if (m_draft && m_draft->entry)
        return &m_draft->entry->value;
    const auto* measurement = m_row.line.reportableMeasurement();
    return measurement ? &measurement->value : nullptr;
}

QString ResultLineWords::name() const
{
    return m_row.line.withheld ? tr("confidential examination") : m_row.examination ? nameOf(*m_row.examination) : shown(m_row.line.examination);
}

QString ResultLineWords::tube() const
{
    const auto* specimen = m_order.specimen(m_row.line.specimen);
    return specimen ? QStringLiteral("%1 %2").arg(shown(specimen->container)).arg(specimen->number) : QString();
}

QString ResultLineWords::result() const
{
    if (m_draft)
        return m_draft->entry ? shownValue(m_draft->entry->value) : m_draft->text;
    if (m_row.line.withheld)
        return QStringLiteral("•••");
    if (m_row.line.state == lab::LineState::NotPerformed)
        return tr("not performed");
    if (const auto* measurement = m_row.line.reportableMeasurement())
        return shownValue(measurement->value);
    return m_row.calculated ? tr("calculated") : QString();
}

QString ResultLineWords::unit() const
{
    if (m_row.examination && m_row.examination->unit == "1")
        return {}; // UCUM's word for none
    if (m_row.examination)
        return shown(m_row.examination->unitDisplay.empty() ? m_row.examination->unit : m_row.examination->unitDisplay);
    const auto* measurement = m_row.line.reportableMeasurement();
    return measurement ? shown(measurement->unit) : QString();
}

QString ResultLineWords::range(bool withReason) const
{
    lab::AppliedRange applied;
    const auto* measurement = m_row.line.reportableMeasurement();
    if (m_draft && m_draft->entry)
        applied = m_draft->interpretation.range;
    else if (measurement)
        applied = measurement->range;
    else if (m_row.examination)
        applied = lab::applicableRange(*m_row.examination, m_demography);
    const auto interval = shownRange(applied);
    return withReason && !interval.isEmpty() && !applied.reason.empty() ? interval + QStringLiteral(" · ") + shown(applied.reason) : interval;
}

QString ResultLineWords::previous() const
{
    if (!m_row.history || m_row.history->empty())
        return QStringLiteral("—");
    const auto& last = m_row.history->back();
    const auto words = QStringLiteral("%1 · %2").arg(shownValue(last.value), Format::shortDate(Format::localDay(last.collectedAt)));
    if (last.laboratory.empty() && !last.released)
        return tr("n.v.", "short for: no biologist has validated this previous value") + QChar(QChar::Nbsp) + words; // first: a long value may be cut
    if (!last.laboratory.empty())
        return words + QLatin1Char(' ') + tr("ext.", "short for: performed by another laboratory"); // no arrow between two methods
    const auto* now = value();
    switch (now ? lab::directionOf(*now, last.value) : lab::Direction::None) {
    case lab::Direction::Up: return words + QStringLiteral(" ↗");
    case lab::Direction::Down: return words + QStringLiteral(" ↘");
    case lab::Direction::Same: return words + QStringLiteral(" →");
    case lab::Direction::None: break;
    }
    return words;
}

Badges ResultLineWords::flags() const
{
    Badges out;
    if (m_draft) {
        if (m_draft->entry) {
            out << Flags::level(m_draft->interpretation.level, FlagLength::Brief);
            if (m_draft->delta)
                out << Flags::delta(m_draft->delta->change);
            if (m_draft->entry->implausible)
                out << Flags::attention(tr("implausible"));
            if (m_draft->interpretation.range.isDefault)
                out << Flags::defaultRange();
        }
        return out;
    }
    if (const auto* measurement = m_row.line.reportableMeasurement())
        out = Flags::of(*measurement, m_row.line.measurements.size() > 1, FlagLength::Brief);
    return out;
}

Badges ResultLineWords::state() const
{
    Badges out;
    if (m_draft)
        return {StatusBadges::editing()};
    // What asks for something stands first: the column is narrow.
    const auto call = lab::callState(m_order, m_row.line);
    const bool callWaits = call == lab::CallState::ToDo || call == lab::CallState::Attempted;
    if (callWaits)
        out << StatusBadges::callToRecord();
    if (m_row.line.withheld || m_row.line.confidentiality != lab::Confidentiality::None)
        out << StatusBadges::confidential(); // also for who may see it: what must not be said aloud
    if (m_row.line.rerunAsked)
        out << StatusBadges::rerunAsked(shown(m_row.line.rerunReason));
    if (!m_row.line.sentBackReason.empty())
        out << StatusBadges::sentBack(shown(m_row.line.sentBackReason));
    const bool waitsForMore = callWaits || m_row.line.rerunAsked || !m_row.line.sentBackReason.empty();
    if (m_row.line.state == lab::LineState::Measured && !m_row.pending && !waitsForMore)
        out << StatusBadges::recorded();
    else if (m_row.line.state != lab::LineState::Pending && m_row.line.state != lab::LineState::Measured)
        out << StatusBadges::line(m_row.line.state);
    if (m_row.pending && !callWaits)
        out << StatusBadges::pending(); // saved here: the store does not have it yet
    return out;
}

QVariant ResultLineWords::trend() const
{
    Sparkline line;
    if (m_row.history)
        for (const auto& past : *m_row.history)
            if (const auto number = numberOf(past.value))
                line.values << *number;
    const auto* now = value();
    if (const auto number = now ? numberOf(*now) : std::nullopt)
        line.values << *number;
    if (line.values.size() < 2)
        return {};
    const auto range = m_row.examination ? lab::applicableRange(*m_row.examination, m_demography) : lab::AppliedRange();
    if (range.low)
        line.low = range.low->toDouble();
    if (range.high)
        line.high = range.high->toDouble();
    return QVariant::fromValue(line);
}

CellInk ResultLineWords::resultInk() const
{
    const auto* measurement = m_row.line.reportableMeasurement();
    if (m_row.line.state == lab::LineState::NotPerformed || (!m_draft && !measurement))
        return CellInk::Quiet;
    const auto level = m_draft ? m_draft->interpretation.level : measurement->level;
    return lab::isCritical(level) ? CellInk::Critical : CellInk::Strong;
}

QString ResultLineWords::remark() const
{
    QStringList parts{name()}; // the grid may have cut it
    // What somebody asked for comes first: the foot may cut the end.
    if (!m_row.line.sentBackReason.empty())
        parts << tr("sent back: %1").arg(shown(m_row.line.sentBackReason));
    if (!m_row.line.rerunReason.empty())
        parts << tr("rerun asked: %1").arg(shown(m_row.line.rerunReason));
    if (!m_row.line.choiceReason.empty())
        parts << tr("chosen among %n measurement(s): %1", nullptr, static_cast<int>(m_row.line.measurements.size())).arg(shown(m_row.line.choiceReason));
    if (const auto interval = range(true); !interval.isEmpty())
        parts << tr("Interval: %1").arg(interval);
    if (const auto* tube = m_order.specimen(m_row.line.specimen); tube && !tube->remark.empty())
        parts << tr("tube %1: %2", "and the remark with which it was accepted or rejected").arg(tube->number).arg(shown(tube->remark));
    const auto* measurement = m_row.line.reportableMeasurement();
    if (const auto why = measurement ? MeasurementWords::why(*measurement) : QString(); !why.isEmpty())
        parts << tr("measured again: %1").arg(why);
    if (measurement && m_row.line.state == lab::LineState::Elsewhere)
        parts << tr("performed by %1; shown, and not signed here").arg(shown(measurement->performingLaboratory));
    if (const auto* last = m_row.history && !m_row.history->empty() ? &m_row.history->back() : nullptr; last && !last->laboratory.empty())
        parts << tr("previous value performed by %1").arg(shown(last->laboratory));
    else if (last && !last->released)
        parts << tr("no biologist has validated the previous value");
    return parts.join(QStringLiteral(" · "));
}

QString ResultLineWords::spokenLine() const
{
    return QStringList{name(), result(), unit(), spoken(flags()), spoken(state())}.join(QLatin1Char(' ')).simplified();
}

QString ResultLineWords::spokenTrend() const
{
    QStringList values;
    if (m_row.history)
        for (const auto& past : *m_row.history)
            values << shownValue(past.value);
    return values.join(QStringLiteral(", "));
}

} // namespace paillasse::ui

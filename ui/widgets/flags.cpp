// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/flags.h"

namespace paillasse::ui {

Badges Flags::level(lab::Level level, FlagLength length)
{
    const auto critical = [&](Shape shape, const QString& letters) {
        return Badges{{Tone::Critical, shape, length == FlagLength::Full ? tr("%1 critical").arg(letters) : letters, tr("critical, %1").arg(letters)}};
    };
    switch (level) {
    case lab::Level::Normal:
        return {};
    case lab::Level::Low:
        return {{Tone::Abnormal, Shape::Down, QStringLiteral("L"), tr("low")}};
    case lab::Level::High:
        return {{Tone::Abnormal, Shape::Up, QStringLiteral("H"), tr("high")}};
    case lab::Level::CriticalLow:
        return critical(Shape::DoubleDown, QStringLiteral("LL"));
    case lab::Level::CriticalHigh:
        return critical(Shape::DoubleUp, QStringLiteral("HH"));
    case lab::Level::Abnormal:
        return {{Tone::Abnormal, Shape::Exclamation, QStringLiteral("A"), tr("abnormal")}};
    case lab::Level::CriticalAbnormal:
        return critical(Shape::Exclamation, QStringLiteral("AA"));
    }
    return {};
}

Badge Flags::delta(const QString& change)
{
    return {Tone::Delta, Shape::Change, change, tr("change %1 since the previous one").arg(change)};
}

Badge Flags::delta(const lab::Decimal& change)
{
    auto text = QString::fromStdString(change.toString(','));
    if (change.mantissa() > 0)
        text.prepend(u'+');
    else if (text.startsWith(u'-'))
        text[0] = QChar(0x2212);
    return delta(text);
}

Badge Flags::diluted(std::uint32_t factor)
{
    return {Tone::Neutral, Shape::None, QStringLiteral("1/%1").arg(factor), tr("measured at a dilution of 1/%1, multiplied already").arg(factor)};
}

Badge Flags::comment(const QString& text)
{
    return {Tone::Neutral, Shape::None, QStringLiteral("C"), tr("comment: %1").arg(text)};
}

Badge Flags::modified()
{
    return {Tone::Accent, Shape::Pen, tr("modified"), {}};
}

Badge Flags::defaultRange()
{
    return {Tone::Abnormal, Shape::Exclamation, tr("default range"), tr("only a default range applied")};
}

Badge Flags::attention(const QString& text)
{
    return {Tone::Abnormal, Shape::Exclamation, text, {}};
}

Badge Flags::external(const QString& laboratory)
{
    return {Tone::Neutral, Shape::None, tr("ext.", "short for: performed by another laboratory"), tr("performed by %1").arg(laboratory)};
}

Badges Flags::of(const lab::Measurement& measurement, bool isModified, FlagLength length)
{
    Badges badges = level(measurement.level, length);
    if (measurement.delta)
        badges.append(delta(measurement.delta->change));
    if (measurement.dilution > 1)
        badges.append(diluted(measurement.dilution));
    if (measurement.source == lab::MeasurementSource::External)
        badges.append(external(QString::fromStdString(measurement.performingLaboratory)));
    if (measurement.range.isDefault)
        badges.append(defaultRange());
    if (isModified)
        badges.append(modified());
    if (!measurement.comment.empty())
        badges.append(comment(QString::fromStdString(measurement.comment)));
    return badges;
}

Badge StatusBadges::line(lab::LineState state)
{
    switch (state) {
    case lab::LineState::Pending:
        return {Tone::Neutral, Shape::None, tr("to enter"), {}};
    case lab::LineState::Measured:
        return {Tone::Accent, Shape::None, tr("measured"), {}};
    case lab::LineState::TechnicallyValid:
        return {Tone::Done, Shape::None, tr("tech. valid"), tr("technically valid")};
    case lab::LineState::BiologicallyValid:
        return {Tone::Done, Shape::Check, tr("validated"), {}};
    case lab::LineState::Cancelled:
        return {Tone::Neutral, Shape::None, tr("cancelled"), {}};
    case lab::LineState::Elsewhere:
        return {Tone::Neutral, Shape::None, tr("another laboratory's"), {}};
    case lab::LineState::NotPerformed:
        return {Tone::Neutral, Shape::None, tr("not performed"), {}};
    }
    return {};
}

Badge StatusBadges::editing()
{
    return {Tone::Accent, Shape::None, tr("being entered"), {}};
}

Badge StatusBadges::recorded()
{
    return {Tone::Done, Shape::Check, tr("recorded"), {}};
}

Badge StatusBadges::pending()
{
    return {Tone::Neutral, Shape::Up, tr("to be sent"), tr("recorded here, to be sent")};
}

Badge StatusBadges::callToRecord()
{
    return {Tone::Accent, Shape::None, tr("call to record"), {}};
}

Badge StatusBadges::urgent()
{
    return {Tone::Urgent, Shape::None, tr("URGENT"), tr("urgent")};
}

Badge StatusBadges::confidential()
{
    return {Tone::Neutral, Shape::Lock, tr("confidential examination"), {}};
}

Badge StatusBadges::rerunAsked(const QString& why)
{
    return {Tone::Abnormal, Shape::None, tr("rerun asked"), why.isEmpty() ? QString() : tr("rerun asked: %1").arg(why)};
}

Badge StatusBadges::sentBack(const QString& why)
{
    return {Tone::Abnormal, Shape::Exclamation, tr("sent back"), why.isEmpty() ? QString() : tr("sent back: %1").arg(why)};
}

Badge StatusBadges::identity(lab::IdentityState state)
{
    switch (state) {
    case lab::IdentityState::Provisional:
        return {Tone::Abnormal, Shape::None, tr("provisional identity"), {}};
    case lab::IdentityState::Retrieved:
        return {Tone::Neutral, Shape::None, tr("INS retrieved"), {}};
    case lab::IdentityState::Validated:
        return {Tone::Neutral, Shape::None, tr("identity validated"), {}};
    case lab::IdentityState::Qualified:
        return {Tone::Accent, Shape::Check, tr("INS qualified"), {}};
    }
    return {};
}

Badge StatusBadges::specimen(lab::SpecimenState state)
{
    switch (state) {
    case lab::SpecimenState::Ordered:
        return {Tone::Neutral, Shape::None, tr("ordered", "specimen"), {}};
    case lab::SpecimenState::Collected:
        return {Tone::Neutral, Shape::None, tr("collected", "specimen"), {}};
    case lab::SpecimenState::InTransit:
        return {Tone::Neutral, Shape::None, tr("in transit", "specimen"), {}};
    case lab::SpecimenState::Received:
        return {Tone::Accent, Shape::None, tr("received", "specimen"), {}};
    case lab::SpecimenState::Accepted:
        return {Tone::Done, Shape::Check, tr("accepted", "specimen"), {}};
    case lab::SpecimenState::AcceptedWithRemark:
        return {Tone::Abnormal, Shape::Exclamation, tr("accepted with a remark", "specimen"), {}};
    case lab::SpecimenState::Rejected:
        return {Tone::Critical, Shape::Exclamation, tr("rejected", "specimen"), {}};
    case lab::SpecimenState::Discarded:
        return {Tone::Neutral, Shape::None, tr("discarded", "specimen"), {}};
    }
    return {};
}

Badge StatusBadges::report(lab::ReportKind kind)
{
    switch (kind) {
    case lab::ReportKind::Partial:
        return {Tone::Accent, Shape::None, tr("partial", "report"), {}};
    case lab::ReportKind::Complete:
        return {Tone::Done, Shape::Check, tr("complete", "report"), {}};
    case lab::ReportKind::Supplementary:
        return {Tone::Accent, Shape::None, tr("supplementary", "report"), {}};
    case lab::ReportKind::Corrected:
        return {Tone::Abnormal, Shape::Pen, tr("corrected", "report"), {}};
    case lab::ReportKind::Withdrawn:
        return {Tone::Critical, Shape::None, tr("withdrawn", "report"), {}};
    }
    return {};
}

} // namespace paillasse::ui

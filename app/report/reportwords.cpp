// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/reportwords.h"

#include <algorithm>
#include <array>
#include <utility>

#include <QStringList>

namespace paillasse::report::words {

namespace {

using Pair = std::pair<std::string_view, const char*>;

constexpr std::array disciplines{
    Pair{"BIOCH", "Biochimie sanguine"}, Pair{"HEMATO", "Hématologie"},       Pair{"HEMOST", "Hémostase"},
    Pair{"IMMUNO", "Immunologie"},       Pair{"HORMONO", "Hormonologie"},     Pair{"SERO", "Sérologie infectieuse"},
    Pair{"BACT", "Bactériologie"},       Pair{"URINE", "Examens des urines"}, Pair{"TOXICO", "Toxicologie et médicaments"},
};

QString rejection(lab::RejectionReason reason)
{
    switch (reason) {
    case lab::RejectionReason::None: return {};
    case lab::RejectionReason::Unlabelled: return QStringLiteral("non étiqueté");
    case lab::RejectionReason::Mismatch: return QStringLiteral("identité discordante");
    case lab::RejectionReason::WrongTube: return QStringLiteral("tube inadapté");
    case lab::RejectionReason::Haemolysed: return QStringLiteral("hémolysé");
    case lab::RejectionReason::Clotted: return QStringLiteral("coagulé");
    case lab::RejectionReason::Insufficient: return QStringLiteral("volume insuffisant");
    case lab::RejectionReason::Delay: return QStringLiteral("délai d’acheminement dépassé");
    case lab::RejectionReason::Temperature: return QStringLiteral("température non respectée");
    case lab::RejectionReason::NoPrescription: return QStringLiteral("sans prescription");
    case lab::RejectionReason::Other: return QStringLiteral("autre motif");
    }
    return {};
}

} // namespace

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QString date(Date date)
{
    if (date.isNull())
        return QStringLiteral("—");
    return QStringLiteral("%1/%2/%3").arg(int(date.day), 2, 10, QLatin1Char('0')).arg(int(date.month), 2, 10, QLatin1Char('0')).arg(int(date.year), 4, 10, QLatin1Char('0'));
}

QString dateTime(Instant instant, int utcOffsetMinutes)
{
    if (instant.isNull())
        return QStringLiteral("—");
    const auto local = instant + utcOffsetMinutes * minuteMs;
    const auto day = Date::of(local);
    const auto minutes = (local.ms - day.toDays() * dayMs) / minuteMs;
    return QStringLiteral("%1 à %2:%3").arg(date(day)).arg(minutes / 60, 2, 10, QLatin1Char('0')).arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

QString number(const lab::Decimal& value)
{
    return text(value.toString(','));
}

QString value(const lab::Value& value)
{
    return text(lab::toString(value, ','));
}

QString unit(const lab::Examination* examination, const std::string& ucum)
{
    if (examination && examination->unit == ucum && !examination->unitDisplay.empty())
        return text(examination->unitDisplay);
    return text(ucum);
}

QString range(const lab::AppliedRange& range)
{
    if (range.low && range.high)
        return number(*range.low) + QStringLiteral(" – ") + number(*range.high);
    if (range.high)
        return QStringLiteral("≤ ") + number(*range.high); // bounds belong to the interval
    if (range.low)
        return QStringLiteral("≥ ") + number(*range.low);
    return text(range.text);
}

QString flag(lab::Level level)
{
    switch (level) {
    case lab::Level::Normal: return {};
    case lab::Level::Low: return QStringLiteral("▼ L");
    case lab::Level::High: return QStringLiteral("▲ H");
    case lab::Level::CriticalLow: return QStringLiteral("▼▼ LL critique");
    case lab::Level::CriticalHigh: return QStringLiteral("▲▲ HH critique");
    case lab::Level::Abnormal: return QStringLiteral("◆ A");
    case lab::Level::CriticalAbnormal: return QStringLiteral("◆◆ AA critique");
    }
    return {};
}

QString sex(lab::Sex sex)
{
    switch (sex) {
    case lab::Sex::Female: return QStringLiteral("féminin");
    case lab::Sex::Male: return QStringLiteral("masculin");
    case lab::Sex::Indeterminate: return QStringLiteral("indéterminé");
    case lab::Sex::Unknown: return QStringLiteral("non précisé");
    }
    return {};
}

QString discipline(const std::string& code)
{
    for (const auto& [known, french] : disciplines)
        if (known == code)
            return QString::fromUtf8(french);
    return code.empty() ? QStringLiteral("Autres examens") : text(code);
}

QString specimenRemark(const lab::Specimen& specimen)
{
    QString line;
    if (specimen.state == lab::SpecimenState::Rejected)
        line = QStringLiteral("Échantillon %1 (%2) refusé : %3").arg(specimen.number).arg(text(specimen.container), rejection(specimen.rejection));
    else if (!specimen.remark.empty())
        line = QStringLiteral("Échantillon %1 (%2) accepté avec réserve").arg(specimen.number).arg(text(specimen.container));
    if (!line.isEmpty() && !specimen.remark.empty())
        line += QStringLiteral(" — ") + text(specimen.remark);
    return line;
}

QString groupedHex(const Bytes& hash)
{
    constexpr std::size_t most = 16;
    QStringList groups;
    for (std::size_t at = 0; at + 2 <= std::min(hash.size(), most); at += 2)
        groups << QStringLiteral("%1").arg(unsigned{hash[at]} << 8 | hash[at + 1], 4, 16, QLatin1Char('0')).toUpper();
    return groups.join(QLatin1Char(' '));
}

QString age(Date birth, Date day)
{
    if (birth.isNull() || day < birth)
        return {};
    const auto years = yearsBetween(birth, day);
    if (years >= 2)
        return QStringLiteral("%1 ans").arg(years);
    const auto days = day.toDays() - birth.toDays();
    return days < 60 ? QStringLiteral("%1 jours").arg(days) : QStringLiteral("%1 mois").arg(days / 30);
}

QString receivedBy(const lab::Order& order, std::uint16_t version, Instant by, int utcOffsetMinutes)
{
    QStringList names;
    std::vector<std::string> told;
    for (const auto& delivery : order.deliveries) {
        if (delivery.version != version || delivery.at > by || std::ranges::find(told, delivery.to) != told.end())
            continue;
        told.push_back(delivery.to);
        names << QStringLiteral("%1 (%2)").arg(text(delivery.to), dateTime(delivery.at, utcOffsetMinutes));
    }
    return names.join(QStringLiteral(", "));
}

} // namespace paillasse::report::words

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/identitybanner.h"

#include <algorithm>

#include <cmath>

#include <QPainter>

#include "ui/theme/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flags.h"

namespace paillasse::ui {

namespace {

const QString separator = QStringLiteral(" · ");

QString bornText(lab::Sex sex, const QString& date)
{
    switch (sex) {
    case lab::Sex::Female:
        return IdentityBanner::tr("born %1", "a woman").arg(date);
    case lab::Sex::Male:
        return IdentityBanner::tr("born %1", "a man").arg(date);
    default:
        return IdentityBanner::tr("born %1", "sex not known").arg(date);
    }
}

QString sexText(lab::Sex sex)
{
    switch (sex) {
    case lab::Sex::Female:
        return IdentityBanner::tr("F", "sex");
    case lab::Sex::Male:
        return IdentityBanner::tr("M", "sex");
    case lab::Sex::Indeterminate:
        return IdentityBanner::tr("indeterminate sex");
    case lab::Sex::Unknown:
        break;
    }
    return IdentityBanner::tr("sex not known");
}

Badges identityBadges(const BannerIdentity& identity)
{
    Badges badges{StatusBadges::identity(identity.state)};
    if (identity.doubtful)
        badges.prepend({Tone::Critical, Shape::Exclamation, IdentityBanner::tr("doubtful identity"), {}});
    if (identity.homonym)
        badges.prepend({Tone::Abnormal, Shape::Exclamation, IdentityBanner::tr("homonym"), {}});
    if (identity.fictitious)
        badges.append({Tone::Neutral, Shape::None, IdentityBanner::tr("fictitious"), {}});
    return badges;
}

QString collectedText(const BannerOrder& order, Instant now, bool withCollector)
{
    if (order.collected.isNull())
        return IdentityBanner::tr("collection time not known");
    const QString at = Format::timeOrDate(order.collected, now);
    return order.collector.isEmpty() || !withCollector ? IdentityBanner::tr("collected %1").arg(at) : IdentityBanner::tr("collected %1 by %2").arg(at, order.collector);
}

} // namespace

BannerIdentity BannerIdentity::of(const lab::Patient& patient, Date ageOn)
{
    const lab::Identity& identity = patient.identity;
    BannerIdentity banner;
    banner.name = QString::fromStdString(lab::displayName(identity));
    if (!identity.usedName.empty() && identity.usedName != identity.birthName)
        banner.birthName = QString::fromStdString(identity.birthName);
    banner.sex = identity.sex;
    banner.birthDate = identity.birthDate;
    banner.ageOn = ageOn;
    banner.number = QString::fromStdString(patient.number);
    banner.state = identity.state;
    banner.homonym = identity.homonym;
    banner.doubtful = identity.doubtful;
    banner.fictitious = identity.fictitious;
    return banner;
}

IdentityBanner::IdentityBanner(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    // Reachable, so that a screen reader can read whose results these are.
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Patient"));
    connect(&theme, &Theme::changed, this, [this] { updateGeometry(); });
}

void IdentityBanner::show(const BannerIdentity& identity, const std::optional<BannerOrder>& order, Instant now)
{
    m_empty = false;
    m_name = identity.name;
    QStringList traits{sexText(identity.sex)};
    if (identity.birthDate.isNull())
        traits.append(tr("birth date not known"));
    else
        traits << bornText(identity.sex, Format::date(identity.birthDate)) << Format::age(identity.birthDate, identity.ageOn);
    if (!identity.number.isEmpty())
        traits.append(tr("no. %1", "patient number").arg(identity.number));
    if (!identity.birthName.isEmpty())
        traits.append(tr("birth name %1").arg(identity.birthName));
    m_traits = traits.join(separator);
    m_badges = identityBadges(identity);
    m_order.clear();
    m_about.clear();
    m_urgent = false;
    if (order) {
        m_order = order->number;
        m_urgent = order->urgent;
        const auto about = [&](bool withCollector) {
            QStringList words{collectedText(*order, now, withCollector), order->received.isNull() ? tr("not received") : tr("received %1").arg(Format::timeOrDate(order->received, now))};
            QStringList asked{order->prescriber, order->ward};
            asked.removeAll(QString());
            if (!asked.isEmpty())
                words.prepend(asked.join(QStringLiteral(", ")));
            if (order->fasting != lab::Fasting::Unknown)
                words.append(order->fasting == lab::Fasting::Yes ? tr("fasting") : tr("not fasting"));
            if (!order->treatment.isEmpty())
                words.append(tr("treatment: %1").arg(order->treatment));
            if (!order->context.isEmpty())
                words.append(tr("“%1”", "clinical context").arg(order->context));
            return words;
        };
        m_about = about(true);
        m_brief = about(false);
    }
    setToolTip(wholeText());
    setAccessibleDescription(wholeText());
    update();
}

void IdentityBanner::clear()
{
    m_empty = true;
    m_name.clear();
    m_traits.clear();
    m_badges.clear();
    m_order.clear();
    m_about.clear();
    setToolTip({});
    setAccessibleDescription({});
    update();
}

QString IdentityBanner::wholeText() const
{
    if (m_empty)
        return {};
    QString first = m_name + QStringLiteral("  ") + m_traits;
    if (!m_badges.isEmpty())
        first += separator + spoken(m_badges);
    if (m_order.isEmpty())
        return first;
    const QString urgent = m_urgent ? separator + spoken({StatusBadges::urgent()}) : QString();
    return first + u'\n' + tr("Order %1").arg(m_order) + urgent + separator + m_about.join(separator);
}

QSize IdentityBanner::sizeHint() const
{
    const int first = QFontMetrics(m_theme.font(TextStyle::Title)).height();
    const int second = QFontMetrics(m_theme.font(TextStyle::Body)).height();
    return {m_theme.px(520), first + second + m_theme.px(18)};
}

QSize IdentityBanner::minimumSizeHint() const
{
    return {m_theme.px(320), sizeHint().height()};
}

// Nor are they cut for the name, which is written smaller before.
TextStyle IdentityBanner::nameStyle(int width) const
{
    const int rest = width - m_theme.px(12) - traitsWidth();
    for (const auto style : {TextStyle::Title, TextStyle::Heading})
        if (QFontMetrics(m_theme.font(style)).horizontalAdvance(m_name) <= rest)
            return style;
    return TextStyle::Strong;
}

int IdentityBanner::traitsWidth() const
{
    return static_cast<int>(std::ceil(QFontMetricsF(m_theme.font(TextStyle::Body)).horizontalAdvance(m_traits))) + 1;
}

// Traits identify the patient and are not cut for a badge: where a long name leaves too little room, the badges stand on the second line.
bool IdentityBanner::areBadgesBelow(int width) const
{
    const int gap = m_theme.px(12);
    const int name = QFontMetrics(m_theme.font(nameStyle(width))).horizontalAdvance(m_name);
    return !m_badges.isEmpty() && name + gap + traitsWidth() + gap + leastBadges() > width;
}

int IdentityBanner::leastBadges() const
{
    return std::min(badgesWidth(m_theme, m_badges), badgesWidth(m_theme, {m_badges.value(0), {Tone::Neutral, Shape::None, QStringLiteral("+1"), {}}}));
}

void IdentityBanner::paintFirstLine(QPainter& painter, const QRect& line) const
{
    const QFont nameFont = m_theme.font(nameStyle(line.width()));
    const int gap = m_theme.px(12);
    const int nameWidth = QFontMetrics(nameFont).horizontalAdvance(m_name);
    painter.setFont(nameFont);
    painter.setPen(m_theme.color(ColorRole::Ink));
    painter.drawText(line, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, m_name);

    QRect rest = line.adjusted(nameWidth + gap, 0, 0, 0);
    const QFont font = m_theme.font(TextStyle::Body);
    const int traits = traitsWidth();
    // The traits identify the patient: the badges shrink to the gravest and a "+1" before a trait is cut.
    const int badges = areBadgesBelow(line.width()) ? 0 : std::min(badgesWidth(m_theme, m_badges), std::max(rest.width() - traits - gap, leastBadges()));
    const int shown = std::min(traits, rest.width() - (badges > 0 ? badges + gap : 0));
    painter.setFont(font);
    painter.setPen(m_theme.color(ColorRole::Quiet));
    painter.drawText(QRect(rest.topLeft(), QSize(shown, rest.height())), static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(m_traits, Qt::ElideRight, shown));
    rest.setLeft(rest.left() + shown + gap);
    if (badges > 0)
        paintBadges(painter, rest, Qt::AlignLeft, m_badges, m_theme);
}

void IdentityBanner::paintSecondLine(QPainter& painter, const QRect& line) const
{
    const QFont body = m_theme.font(TextStyle::Body);
    const QFont strong = m_theme.font(TextStyle::Strong);
    const QString head = tr("Order %1").arg(QString()).trimmed() + u' ';
    int x = line.left();
    painter.setPen(m_theme.color(ColorRole::Quiet));
    painter.setFont(body);
    painter.drawText(line, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, head);
    x += QFontMetrics(body).horizontalAdvance(head);
    painter.setFont(strong);
    painter.drawText(QRect(x, line.top(), line.right() - x, line.height()), static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, m_order);
    x += QFontMetrics(strong).horizontalAdvance(m_order);
    if (m_urgent) {
        const Badges urgent{StatusBadges::urgent()};
        x += m_theme.px(6);
        paintBadges(painter, QRect(x, line.top(), badgesWidth(m_theme, urgent), line.height()), Qt::AlignLeft, urgent, m_theme);
        x += badgesWidth(m_theme, urgent) + m_theme.px(2);
    }
    painter.setPen(m_theme.color(ColorRole::Quiet));
    painter.setFont(body);
    const QRect rest(x, line.top(), line.right() - x, line.height());
    // Where there is no room for everything, who collected gives way before a time or the context does.
    const QString all = separator + m_about.join(separator);
    const QString about = QFontMetrics(body).horizontalAdvance(all) <= rest.width() ? all : separator + m_brief.join(separator);
    painter.drawText(rest, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, QFontMetrics(body).elidedText(about, Qt::ElideRight, rest.width()));
}

void IdentityBanner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (!m_empty) {
        const int first = QFontMetrics(m_theme.font(TextStyle::Title)).height();
        const int top = m_theme.px(4);
        const int inset = m_theme.px(6); // room for the focus ring
        paintFirstLine(painter, QRect(inset, top, width() - 2 * inset, first));
        QRect second(inset, top + first + m_theme.px(4), width() - 2 * inset, height() - first - top - m_theme.px(6));
        if (areBadgesBelow(second.width())) {
            const int badges = badgesWidth(m_theme, m_badges);
            paintBadges(painter, second, m_order.isEmpty() ? Qt::AlignLeft : Qt::AlignRight, m_badges, m_theme);
            second.setRight(second.right() - badges - m_theme.px(12));
        }
        if (!m_order.isEmpty())
            paintSecondLine(painter, second);
    }
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_theme.color(ColorRole::Focus), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), m_theme.radius(), m_theme.radius());
    }
}

} // namespace paillasse::ui

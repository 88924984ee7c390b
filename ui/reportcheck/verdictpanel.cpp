// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reportcheck/verdictpanel.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>

#include "ui/theme/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

namespace {
constexpr double iconSize = 44;
}

VerdictPanel::VerdictPanel(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_icon(new QLabel(this)), m_title(new Label(theme, TextStyle::Figure, {}, this)), m_subject(new Label(theme, TextStyle::Body, {}, this)),
      m_meaning(new Label(theme, TextStyle::Heading, {}, this)), m_facts(new QGridLayout)
{
    setFocusPolicy(Qt::NoFocus); // until there is something to be read
    m_title->setWordWrap(true);
    m_meaning->setWordWrap(true);
    m_subject->setInk(ColorRole::Quiet);
    m_subject->setElided(true);
    m_facts->setColumnStretch(1, 1);
    m_facts->setHorizontalSpacing(theme.px(20));
    m_facts->setVerticalSpacing(theme.px(6));
    auto* layout = new QGridLayout(this);
    const int margin = theme.px(24);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setHorizontalSpacing(theme.px(18));
    layout->setVerticalSpacing(theme.px(10));
    layout->addWidget(m_icon, 0, 0, 2, 1, Qt::AlignTop);
    layout->addWidget(m_title, 0, 1);
    layout->addWidget(m_subject, 1, 1);
    layout->addWidget(m_meaning, 2, 1);
    layout->addLayout(m_facts, 3, 1);
    layout->setColumnStretch(1, 1);
    connect(&theme, &Theme::changed, this, &VerdictPanel::updateIcon);
}

void VerdictPanel::show(const CheckResult& result, const QString& subject)
{
    m_result = result;
    setFocusPolicy(Qt::TabFocus);
    m_title->setText(result.title);
    m_title->setInk(colorsOf(result.tone).ink == ColorRole::OnCritical ? ColorRole::CriticalInk : colorsOf(result.tone).ink);
    m_subject->setText(subject);
    m_subject->setVisible(!subject.isEmpty());
    m_meaning->setText(result.meaning);
    while (auto* item = m_facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QStringList spoken{result.title, result.meaning};
    for (int i = 0; i < result.facts.size(); ++i) {
        auto* name = new Label(m_theme, TextStyle::Body, result.facts[i].name, this);
        name->setInk(ColorRole::Quiet);
        auto* value = new Label(m_theme, TextStyle::Body, result.facts[i].value, this);
        value->setWordWrap(true);
        m_facts->addWidget(name, i, 0, Qt::AlignTop);
        m_facts->addWidget(value, i, 1);
        spoken << Format::named(result.facts[i].name, result.facts[i].value);
    }
    setAccessibleName(result.title);
    setAccessibleDescription(spoken.join(QLatin1Char('\n')));
    updateIcon();
    setVisible(true);
}

void VerdictPanel::updateIcon()
{
    const auto ink = colorsOf(m_result.tone).ink;
    m_icon->setPixmap(iconPixmap(m_result.icon, m_theme.color(ink == ColorRole::OnCritical ? ColorRole::CriticalInk : ink), m_theme.px(iconSize), devicePixelRatioF()));
    update();
}

void VerdictPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto colours = colorsOf(m_result.tone);
    const bool isCritical = colours.ink == ColorRole::OnCritical;
    painter.setBrush(m_theme.color(ColorRole::Surface));
    painter.setPen(QPen(m_theme.color(hasFocus() ? ColorRole::Focus : isCritical ? ColorRole::CriticalInk : colours.line), hasFocus() ? 2 : 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), m_theme.radius(), m_theme.radius());
    // A band at the left in the tone; the words and the icon say it too.
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(isCritical ? ColorRole::CriticalInk : colours.ink));
    painter.drawRect(QRect(1, m_theme.radius(), m_theme.px(5), height() - 2 * m_theme.radius()));
}

} // namespace paillasse::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/figurecard.h"

#include <QVBoxLayout>

#include "ui/theme/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

FigureCard::FigureCard(const Theme& theme, QWidget* parent)
    : Card(theme, parent), m_name(new Label(theme, TextStyle::Body, {}, this)), m_figure(new Label(theme, TextStyle::Figure, {}, this)), m_note(new Label(theme, TextStyle::Small, {}, this))
{
    m_note->setInk(ColorRole::Quiet);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.px(12), theme.px(7), theme.px(12), theme.px(7));
    layout->setSpacing(theme.px(1));
    for (auto* label : {m_name, m_figure, m_note}) {
        label->setElided(true);
        layout->addWidget(label);
    }
}

void FigureCard::show(const Figure& figure)
{
    m_name->setText(figure.name);
    m_figure->setText(figure.figure);
    m_figure->setInk(figure.isBad ? ColorRole::CriticalInk : ColorRole::Ink);
    m_note->setText(figure.note);
    setAccessibleName(QStringLiteral("%1. %2").arg(Format::named(figure.name, figure.figure), figure.note));
}

} // namespace paillasse::ui

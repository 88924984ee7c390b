// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/draftnote.h"

#include <QHBoxLayout>

#include "ui/theme/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/badgelabel.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

DraftNote::DraftNote(const Theme& theme, QWidget* parent) : QWidget(parent)
{
    auto* badge = new BadgeLabel(theme, this);
    badge->setBadge({Tone::Accent, Shape::None, tr("Draft resumed"), {}});
    m_text = new Label(theme, TextStyle::Body, {}, this);
    m_text->setElided(true);
    auto* give = new ActionButton(theme, ActionButton::Kind::Secondary, tr("Give up the draft"), QKeySequence(Qt::Key_F11), this);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme.px(10));
    layout->addWidget(badge);
    layout->addWidget(m_text, 1);
    layout->addWidget(give);
    setAccessibleName(tr("Draft resumed"));
    connect(give, &QAbstractButton::clicked, this, &DraftNote::givenUp);
    hide();
}

QString DraftNote::words(Instant typedAt)
{
    return tr("Typed on %1 and not saved.").arg(Format::dateTime(typedAt));
}

void DraftNote::show(std::optional<Instant> typedAt)
{
    if (typedAt) {
        m_text->setText(words(*typedAt));
        setAccessibleDescription(m_text->text());
    }
    setVisible(typedAt.has_value());
}

} // namespace paillasse::ui

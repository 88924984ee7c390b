// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/dialogkeeper.h"

#include <QDialog>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/drafts/draftkeeper.h"
#include "ui/drafts/draftnote.h"
#include "ui/drafts/formfields.h"
#include "ui/widgets/badgelabel.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

namespace {

void sayResumed(const Theme& theme, QDialog& dialog, Instant typedAt)
{
    auto* badge = new BadgeLabel(theme, &dialog);
    badge->setBadge({Tone::Accent, Shape::None, DraftNote::tr("Draft resumed"), {}});
    auto* line = new QHBoxLayout;
    line->addWidget(badge);
    line->addWidget(new Label(theme, TextStyle::Small, DraftNote::words(typedAt), &dialog), 1);
    static_cast<QVBoxLayout*>(dialog.layout())->insertLayout(0, line);
}

} // namespace

void keepDialog(const Theme& theme, QDialog& dialog, const FormFields& fields, client::Drafts& drafts, const std::string& place, const std::string& subject, const std::string& title)
{
    const auto collect = [&fields, began = fields.read(), place, subject, title] {
        client::KeptDraft draft{place, subject, title, fields.read(), {}};
        if (draft.fields == began)
            draft.fields.clear();
        return draft;
    };
    auto* keeper = new DraftKeeper(drafts, collect, &dialog);
    if (const auto* found = drafts.find(place)) {
        const auto kept = *found;
        sayResumed(theme, dialog, kept.at);
        fields.fill(kept);
    }
    dialog.installEventFilter(keeper);
    QObject::connect(&fields, &FormFields::edited, keeper, &DraftKeeper::touch);
    QObject::connect(&dialog, &QDialog::finished, keeper, [keeper, place] { keeper->drop(place); });
}

} // namespace paillasse::ui

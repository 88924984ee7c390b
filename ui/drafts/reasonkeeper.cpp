// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/reasonkeeper.h"

#include "ui/drafts/draftkeeper.h"
#include "ui/drafts/draftnote.h"
#include "ui/widgets/reasondialog.h"

namespace paillasse::ui {

namespace {

constexpr auto codeField = "code";
constexpr auto textField = "text";

} // namespace

void keepReason(ReasonDialog& dialog, client::Drafts& drafts, const std::string& place, const std::string& subject, const std::string& title)
{
    const auto collect = [&dialog, place, subject, title] {
        client::KeptDraft draft{place, subject, title, {}, {}};
        if (const auto text = dialog.freeText(); !text.isEmpty())
            draft.fields = {{codeField, dialog.code().toStdString()}, {textField, text.toStdString()}};
        return draft;
    };
    auto* keeper = new DraftKeeper(drafts, collect, &dialog);
    if (const auto* kept = drafts.find(place)) {
        const auto* code = kept->field(codeField);
        const auto* text = kept->field(textField);
        dialog.resume(QString::fromStdString(code ? *code : std::string()), QString::fromStdString(text ? *text : std::string()), DraftNote::words(kept->at));
    }
    dialog.installEventFilter(keeper);
    QObject::connect(&dialog, &ReasonDialog::edited, keeper, &DraftKeeper::touch);
    QObject::connect(&dialog, &QDialog::finished, keeper, [keeper, place] { keeper->drop(place); });
}

} // namespace paillasse::ui

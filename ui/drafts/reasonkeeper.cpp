// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/reasonkeeper.h"

#include "ui/drafts/draftkeeper.h"
#include "ui/drafts/draftnote.h"
#include "ui/widgets/reasondialog.h"

namespace paillasse::ui {

namespace {

constexpr auto codeField = "code";
constexpr auto textField = "text";

client::KeptDraft draftOf(const ReasonPlace& at, const QString& code, const QString& text)
{
    client::KeptDraft draft{at.place, at.subject, at.title, {}, {}};
    if (!text.isEmpty())
        draft.fields = {{codeField, code.toStdString()}, {textField, text.toStdString()}};
    return draft;
}

} // namespace

ReasonPlace ReasonPlace::of(const std::string& why, const lab::Order& order)
{
    const auto subject = "order:" + order.id.toString();
    return {why + ':' + subject, subject, order.accession};
}

void keepReason(ReasonDialog& dialog, client::Drafts& drafts, const ReasonPlace& at)
{
    const auto& place = at.place;
    const auto collect = [&dialog, at] { return draftOf(at, dialog.code(), dialog.freeText()); };
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

void leaveReason(client::Drafts& drafts, const ReasonPlace& place, const QString& code, const QString& text)
{
    if (auto draft = draftOf(place, code, text); !draft.fields.empty())
        drafts.keep(std::move(draft));
}

} // namespace paillasse::ui

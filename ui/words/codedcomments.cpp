// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/codedcomments.h"

#include "app/lab/rules/comments.h"

namespace paillasse::ui::CodedComments {

std::optional<QString> expanded(const std::vector<lab::CodedComment>& comments, const QString& text)
{
    const auto found = lab::expandLastWord(text.toStdString(), comments);
    return found ? std::optional(QString::fromStdString(*found)) : std::nullopt;
}

QStringList codes(const std::vector<lab::CodedComment>& comments)
{
    QStringList list;
    for (const auto& comment : comments)
        list << QString::fromStdString(comment.code);
    return list;
}

} // namespace paillasse::ui::CodedComments

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/codedcomments.h"

#include <QFile>

#include "app/lab/cataloguecsv.h"
#include "app/lab/rules/comments.h"

// In the global namespace, as Q_INIT_RESOURCE demands.
static void nameCommentResources()
{
    Q_INIT_RESOURCE(paillasse);
}

namespace paillasse::ui::CodedComments {

namespace {

const std::vector<lab::CodedComment>& shipped()
{
    static const auto comments = [] {
        nameCommentResources();
        QFile file(QStringLiteral(":/catalogue/comments.csv"));
        if (!file.open(QIODevice::ReadOnly))
            return std::vector<lab::CodedComment>();
        return lab::csv::readComments(file.readAll().toStdString()).value_or(std::vector<lab::CodedComment>());
    }();
    return comments;
}

} // namespace

std::optional<QString> expanded(const QString& text)
{
    const auto found = lab::expandLastWord(text.toStdString(), shipped());
    return found ? std::optional(QString::fromStdString(*found)) : std::nullopt;
}

QStringList codes()
{
    QStringList list;
    for (const auto& comment : shipped())
        list << QString::fromStdString(comment.code);
    return list;
}

} // namespace paillasse::ui::CodedComments

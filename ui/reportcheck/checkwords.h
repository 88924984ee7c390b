// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QCoreApplication>
#include <QList>
#include <QString>

#include "app/client/reportchecks.h"
#include "ui/theme/icons.h"
#include "ui/widgets/badge.h"

namespace paillasse::ui {

// An answer as a person reads it: one word in large, what it means, what to do, and the facts.
struct CheckResult {
    struct Fact {
        QString name;
        QString value;
    };
    Tone tone = Tone::Neutral;
    Icon icon = Icon::Information;
    QString title;
    QString meaning;
    QList<Fact> facts;
};

class CheckWords {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::CheckWords)

public:
    // `claim`: what the file or the code says of itself. `isCodeAlone`: there was no file.
    static CheckResult of(const client::ReportAnswer& answer, const std::optional<client::ReportCode>& claim, bool isCodeAlone);
    static CheckResult failure(const Error& error);
    static CheckResult notACode();

private:
    static CheckResult verdict(const client::ReportAnswer& answer, const std::optional<client::ReportCode>& claim, bool isCodeAlone);
    static QString replacement(const client::ReportAnswer& answer);
};

} // namespace paillasse::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QStringList>

#include "app/client/queries.h"
#include "app/lab/act.h"
#include "app/lab/rules/request.h"
#include "ui/models/rowsmodel.h"
#include "ui/reception/suggestbox.h"

namespace paillasse::ui {

// What stands in the order's form.
struct OrderDraft {
    std::vector<std::string> examinations; // codes, as chosen
    lab::OrderContext context;
    bool urgent = false;
    bool isStaff = false;                  // the patient works here
};

// From examinations asked for to tubes and lines, without a widget.
class OrderDrafts {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::OrderDrafts)

public:
    // By the beginning of the code, then by the beginning of any word of the name; accents and case aside. The exact code first.
    static QList<Suggestion> findExaminations(const lab::Catalogue& catalogue, const QString& text);
    static QList<Suggestion> findPrescribers(const client::Directory& directory, const QString& text);

    // The chosen ones with what their formulas read; with an order, without what it has already.
    static lab::Request request(const std::vector<std::string>& chosen, const client::Directory& directory, const lab::Order* existing = nullptr);
    static QList<Row> rows(const std::vector<std::string>& chosen, const client::Directory& directory, const lab::Request& request, const lab::Order* existing = nullptr);
    static QStringList rowHeaders();
    // "1 citraté (bleu)", in the order of draw.
    static Badges tubes(const lab::Request& request, const lab::CodeTables& tables);

    static lab::PlaceOrder placing(const OrderDraft& draft, const lab::PatientId& patient, const std::string& accession, const client::Directory& directory);
    static QString missing(const OrderDraft& draft, Instant now);
    static QStringList warnings(const OrderDraft& draft);
};

} // namespace paillasse::ui

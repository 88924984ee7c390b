// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/numberedorder.h"

#include <algorithm>

#include <QRegularExpression>

#include "app/lab/rules/labelcontent.h"

namespace paillasse::ui {

namespace {

using Where = NumberedOrder::Where;
using Rows = Result<std::vector<client::WorkRow>>;

// The cache answers with the beginning of a number, too.
lab::OrderId orderIn(const std::vector<client::WorkRow>& rows, const std::string& accession)
{
    const auto row = std::ranges::find(rows, accession, &client::WorkRow::accession);
    return row == rows.end() ? lab::OrderId() : row->order;
}

} // namespace

bool isLabNumber(const QString& typed)
{
    static const QRegularExpression whole(QStringLiteral("^[0-9]{2}-[0-9]{6,}$"));
    return whole.match(QString::fromStdString(lab::readBarcode(typed.trimmed().toStdString()).accession)).hasMatch();
}

void findNumbered(client::Engine& engine, const QString& number, QObject* context, std::function<void(const NumberedOrder&)> done)
{
    const auto accession = lab::readBarcode(number.trimmed().toStdString()).accession;
    engine.records().findOrders(accession, context, [&engine, accession, context, done = std::move(done)](const Rows& here) {
        if (!here)
            return here.error().code == ErrorCode::Cancelled ? void() : done({Where::NotAsked});
        if (const auto order = orderIn(*here, accession); !order.isNull())
            return done({Where::Here, order});
        engine.fetchNumbered(accession, context, [&engine, accession, context, done](const Result<bool>& isThere) {
            if (!isThere)
                return done({Where::NotAsked});
            if (!*isThere)
                return done({Where::Nowhere});
            engine.records().findOrders(accession, context, [accession, done](const Rows& fetched) {
                const auto order = fetched ? orderIn(*fetched, accession) : lab::OrderId();
                if (fetched || fetched.error().code != ErrorCode::Cancelled)
                    done(order.isNull() ? NumberedOrder{Where::NotAsked} : NumberedOrder{Where::AtStore, order});
            });
        });
    });
}

} // namespace paillasse::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <set>

#include <QByteArray>
#include <QObject>

#include "app/client/engine.h"

namespace paillasse::ui {

// Lays released reports out and registers their bytes, so that any copy can be held against them (docs/decisions/0017). Only the
// workstation of somebody who may sign registers: who vouches for the results vouches for the page that shows them.
class PdfRegistrar : public QObject {
    Q_OBJECT

public:
    explicit PdfRegistrar(client::Engine& engine, QObject* parent = nullptr);

    [[nodiscard]] bool mayRegister() const;
    // Just released: laid out in the background and registered, before anybody prints it.
    void registerReleased(const lab::OrderId& order, std::uint16_t version);
    // The version as a PDF, in the background, registered unless these very bytes are. The first to be registered says where the ledger
    // stands, and every later one says the same; until then, and without the store, it bears no code. `done` gets the bytes, empty on an
    // error; not at all when `context` is gone.
    void layOut(const client::OrderFile& file, std::uint16_t version, QObject* context, std::function<void(QByteArray)> done);

Q_SIGNALS:
    void refused(const paillasse::client::Submission& submission);

private:
    void layOut(const lab::OrderId& order, std::uint16_t version);
    using Key = std::pair<lab::OrderId, std::uint16_t>;
    void draw(const client::OrderFile& file, const lab::ReportVersion& report, const std::optional<lab::LedgerHead>& head, QObject* context, std::function<void(QByteArray)> done);
    void registerBytes(const lab::OrderId& order, const lab::ReportVersion& report, const lab::RegisterPdf& body);

    client::Engine& m_engine;
    std::set<Bytes> m_offered;
    std::map<Key, lab::LedgerHead> m_heads; // asked for here: the same version twice says the same
};

} // namespace paillasse::ui

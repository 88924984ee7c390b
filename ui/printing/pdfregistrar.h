// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <set>

#include <QByteArray>
#include <QObject>

#include "app/client/engine.h"

namespace paillasse::ui {

// Registers the bytes of released reports, so that any copy can be held against them (docs/decisions/0012). Only the workstation of
// somebody who may sign does it: who vouches for the results vouches for the page that shows them.
class PdfRegistrar : public QObject {
    Q_OBJECT

public:
    explicit PdfRegistrar(client::Engine& engine, QObject* parent = nullptr);

    [[nodiscard]] bool mayRegister() const;
    // Just released: laid out in the background and registered, before anybody prints it.
    void registerReleased(const lab::OrderId& order, std::uint16_t version);
    // What is on screen, unless these very bytes are registered or offered already.
    void registerBytes(const lab::Order& order, const lab::ReportVersion& report, const QByteArray& pdf);

Q_SIGNALS:
    void refused(const paillasse::client::Submission& submission);

private:
    client::Engine& m_engine;
    std::set<Bytes> m_offered;
};

} // namespace paillasse::ui

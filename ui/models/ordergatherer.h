// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <functional>
#include <vector>

#include <QObject>

#include "app/client/engine.h"

namespace paillasse::ui {

// The orders of a list as they are now, whole, one after the other; as many as a person can still read before confirming.
class OrderGatherer : public QObject {
    Q_OBJECT

public:
    using Fits = std::function<bool(const client::OrderFile&)>;

    // At most so many that fit.
    OrderGatherer(client::Engine& engine, std::size_t most, QObject* parent = nullptr) : QObject(parent), m_engine(engine), m_most(most) {}

    // Then gathered; asked again meanwhile, only the last question is answered.
    void gather(client::WorklistFilter filter, Fits fits);
    [[nodiscard]] std::vector<client::OrderFile>& files() { return m_files; }
    // How many of the list were not looked at, because enough fit.
    [[nodiscard]] int left() const { return m_left; }

Q_SIGNALS:
    void gathered();

private:
    void gatherNext(std::deque<lab::OrderId> ids, unsigned question);

    client::Engine& m_engine;
    std::size_t m_most;
    Fits m_fits;
    unsigned m_question = 0;
    int m_left = 0;
    std::vector<client::OrderFile> m_files;
};

} // namespace paillasse::ui

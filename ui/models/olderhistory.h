// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/client/engine.h"

namespace paillasse::ui {

// What the patient in front had before the cache's scope: fetched behind the page's back once their order is on show, and said to be
// missing where it cannot be.
class OlderHistory : public QObject {
    Q_OBJECT

public:
    explicit OlderHistory(client::Engine& engine, QObject* parent = nullptr);

    // As often as the page is filled. Null: nobody.
    void follow(const lab::PatientId& patient);
    // « historique limité à 90 jours (hors ligne) »; empty while it comes, and when it is whole.
    [[nodiscard]] QString note() const;

Q_SIGNALS:
    void arrived();     // there is more to read in the cache
    void noteChanged();

private:
    void ask();

    client::Engine& m_engine;
    lab::PatientId m_patient;
    bool m_isMissing = false; // asked for, in vain
};

} // namespace paillasse::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

#include "app/lab/ids.h"

namespace paillasse::ui {

class DataTable;

// Whether the keys go to this part of a page, or to something in it.
bool hasKeys(const QWidget& part);
// Whether what comes to this page by itself may take the keys: the page is in front, and nobody works or types anywhere else.
bool keysAreFree(const QWidget& page);

// Whose the keys are when a list comes, and which of its orders comes to the front. A list comes when it comes: nobody's typing may go
// elsewhere for it, and nobody may stay with another order than the one that was searched for.
class ListKeys {
public:
    // `work`: where one goes on from the list.
    ListKeys(QWidget& page, DataTable& list, const QWidget& work) : m_page(page), m_list(list), m_work(work) {}

    // Another list was asked for by something that gives up the keys: a chip, a dialog.
    void expect();
    // Enter in the search, or a scanner: what the list answers comes to the front.
    void askFor();
    // Somebody types, or works: what comes later takes nothing away.
    void begin();
    // The list has come; `front` is what was there. True: it brought something to the front or took the keys.
    bool arrived(const lab::OrderId& front);
    // Something else than the list brings this one to the front. `isAwaited`: a list that was asked for before has still to come.
    void bring(const lab::OrderId& order, bool isAwaited);
    // The page is shown: the keys go to the list, and where nothing is in front its first order is.
    void enter(const lab::OrderId& front);
    [[nodiscard]] bool areFree() const;

private:
    enum class Wants { Nothing, List, Answer };
    bool bringAnswer(const lab::OrderId& front);

    QWidget& m_page;
    DataTable& m_list;
    const QWidget& m_work;
    Wants m_wants = Wants::List;
    QPointer<QWidget> m_asker; // had the keys then
};

} // namespace paillasse::ui

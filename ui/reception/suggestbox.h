// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QLineEdit>

class QCompleter;
class QStandardItemModel;

namespace paillasse::ui {

struct Suggestion {
    QString id;
    QString text;
};

// A field that offers what its finder knows, at each key: the first is chosen already, so Enter takes it; Up and Down choose another.
class SuggestBox final : public QLineEdit {
    Q_OBJECT

public:
    using Finder = std::function<QList<Suggestion>(const QString&)>;

    SuggestBox(Finder finder, QWidget* parent = nullptr);
    void closeList();
    [[nodiscard]] bool hasList() const;

Q_SIGNALS:
    void chosen(const QString& id, const QString& text);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void offer(const QString& text);
    bool choose(int row);
    bool step(int by);

    Finder m_finder;
    QStandardItemModel* m_model;
    QCompleter* m_completer;
    int m_current = -1;
};

} // namespace paillasse::ui

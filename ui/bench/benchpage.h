// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/benchchips.h"
#include "ui/bench/benchpresenter.h"
#include "ui/models/listkeys.h"
#include "ui/shell/page.h"

class QStackedWidget;
class QLineEdit;

namespace paillasse::ui {

class ActionButton;
class BenchQuestions;
class DataTable;
class DraftNote;
class EntryWalk;
class EmergencyPrint;
class HintLine;
class IdentityBanner;
class Label;
class ListValidation;
class NewRowsChip;
class ReasonDialog;
class ResultDelegate;
class StopNotice;
class Theme;

// The bench: the queue on the left, the order on the right, worked from the numeric keypad. Enter saves the line and goes on.
class BenchPage final : public Page {
    Q_OBJECT

public:
    BenchPage(const Theme& theme, client::Engine& engine, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("bench"); }
    [[nodiscard]] QString title() const override { return tr("Bench"); }
    [[nodiscard]] Icon icon() const override { return Icon::Bench; }
    [[nodiscard]] int count() const override { return m_presenter.counts().toEnter; }
    [[nodiscard]] QString searchHint() const override { return tr("Number, patient, birth date…"); }
    [[nodiscard]] QList<Chip> chips() const override { return m_chips.all(); }
    [[nodiscard]] QList<KeyAction> keys() const override;
    void activate() override;
    void focusEntry() override;
    void search(const QString& text) override;
    void submitSearch(const QString& text) override;
    void toggleChip(const QString& id, bool on) override;
    void removeChip(const QString& id) override { m_chips.remove(id); }
    void open(const QString& subject) override;
    void lock() override { m_presenter.keepDrafts(); }

    [[nodiscard]] BenchPresenter& presenter() { return m_presenter; }
    [[nodiscard]] DataTable& queue() { return *m_queue; }
    [[nodiscard]] DataTable& grid() { return *m_grid; }

private:
    QWidget* buildQueue();
    QWidget* buildOrder();
    void connectAll();
    void connectQuestions();
    void openOrder(const lab::OrderId& order);
    void showFile();
    void showLimit();
    // Entry waits on another line, here or in another order: that is said, and true.
    bool isStoppedBefore(lab::LineId line);
    void showChoice();
    void showRemark();
    void say(const QString& text, bool isTrouble);
    void enter(lab::LineId line);
    void switchExamination();
    void validate();
    void printUnreleased();

    const Theme& m_theme;
    BenchPresenter m_presenter;
    BenchChips m_chips;
    BenchQuestions* m_questions;
    EmergencyPrint* m_emergency;
    ListValidation* m_listValidation;
    DataTable* m_queue;
    NewRowsChip* m_newRows;
    QStackedWidget* m_stack;
    Label* m_empty;
    IdentityBanner* m_banner;
    DraftNote* m_draftNote;
    DataTable* m_grid;
    ResultDelegate* m_resultDelegate;
    EntryWalk* m_walk;
    Label* m_limit;
    StopNotice* m_notice;
    Label* m_said;
    ActionButton* m_choose;
    ActionButton* m_validate;
    lab::OrderId m_shown;
    std::optional<ListKeys> m_keys;
    bool m_showsRemark = true;
};

} // namespace paillasse::ui

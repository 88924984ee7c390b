# Run by CTest: the demonstration without a display, whole, and what it has to leave in OUT. BUILD holds the programs, WORK is emptied.
file(REMOVE_RECURSE ${WORK})
execute_process(COMMAND ${SOURCE}/installer/demo.sh --headless --build ${BUILD} --work ${WORK}/laboratory --out ${WORK}/out RESULT_VARIABLE failed)
if(failed)
    message(FATAL_ERROR "the demonstration ended with ${failed}")
endif()

foreach(screen 1-enrolment 2-sign-in 3-first-sync 4-reception 5-bench 6-validation 7-report 8-offline 9-refused-act
        10-second-factor 12-seat-moved 13-people 14-workstations 15-rights-review 16-break-the-glass
        17-keyring-locked 18-keyring-absent 19-keyring-changed 20-secret-missing 21-cache-corrupt 22-password-changed 23-wrong-password-offline 24-disk-full 25-code-at-sign-in 26-enrolment-changed 27-alerts 28-alert-life 29-who-saw-what 30-ledger)
    if(NOT EXISTS ${WORK}/out/${screen}.png)
        message(SEND_ERROR "no picture ${screen}.png")
    endif()
endforeach()

file(READ ${WORK}/out/report.pdf magic LIMIT 5 HEX)
if(NOT magic STREQUAL "255044462d") # %PDF-
    message(SEND_ERROR "report.pdf is no PDF")
endif()
file(READ ${WORK}/out/summary.json summary)
string(JSON same GET "${summary}" reportIsOfTheOrderReceived)
if(NOT same)
    message(SEND_ERROR "summary.json: the report is of another order than the one that the reception placed")
endif()
foreach(claim signatureHolds pdfIsRegistered)
    string(JSON holds GET "${summary}" order ${claim})
    if(NOT holds)
        message(SEND_ERROR "summary.json: ${claim} does not hold")
    endif()
endforeach()
string(JSON released GET "${summary}" order linesReleased)
if(released LESS 1)
    message(SEND_ERROR "summary.json: nothing was released")
endif()

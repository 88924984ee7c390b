# Run by CTest: installs each component into OUT and looks at what is there, and at what the packages say of themselves.
include(${BUILD}/CPackConfig.cmake)
file(REMOVE_RECURSE ${OUT})

function(must_have component)
    execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --component ${component} --prefix ${OUT}/${component} OUTPUT_QUIET RESULT_VARIABLE failed)
    if(failed)
        message(FATAL_ERROR "component ${component} does not install")
    endif()
    foreach(path IN LISTS ARGN)
        if(NOT EXISTS ${OUT}/${component}/${path})
            message(SEND_ERROR "package ${component} has no ${path}")
        endif()
    endforeach()
endfunction()

function(must_depend component package)
    string(TOUPPER ${component} upper)
    if(NOT "${CPACK_DEBIAN_${upper}_PACKAGE_DEPENDS}" MATCHES "(^|, )${package}( |,|$)")
        message(SEND_ERROR "package ${component} does not depend on ${package}")
    endif()
endfunction()

must_have(client bin/paillasse share/doc/paillasse/copyright share/applications/io.paillasse.Paillasse.desktop share/icons/hicolor/scalable/apps/io.paillasse.Paillasse.svg)
must_have(store bin/paillasse-store share/doc/paillasse-store/copyright lib/systemd/system/paillasse-store.service share/paillasse/catalogue/catalogue.csv
    share/paillasse/catalogue/tubes.csv share/paillasse/catalogue/comments.csv share/paillasse/catalogue/benches.csv share/paillasse/catalogue/README.md share/paillasse/rules/default.json
    share/paillasse-store/prometheus/paillasse.rules.yml share/paillasse-store/prometheus/prometheus.example.yml share/paillasse-store/grafana/paillasse-store.json)
must_depend(client libsqlcipher1)
must_depend(client fonts-liberation)
must_depend(client qt6-translations-l10n)
must_depend(store libsqlcipher1)
must_depend(store fonts-liberation)

file(READ ${OUT}/client/share/doc/paillasse/copyright copyright)
foreach(words "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/" "License: GPL-3.0-or-later" "/usr/share/common-licenses/GPL-3" "LOINC")
    if(NOT copyright MATCHES "${words}")
        message(SEND_ERROR "the copyright file does not say: ${words}")
    endif()
endforeach()

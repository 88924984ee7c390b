# Run by CTest: makes the two packages as `cpack -G DEB` does, and reads what dpkg will: their control fields, their maintainer scripts and
# their files. Stripped and hardly compressed, for what is in this tree is large and nobody installs it.
foreach(tool dpkg-shlibdeps dpkg-deb)
    string(REPLACE "-" "_" variable ${tool})
    find_program(${variable} ${tool})
    if(NOT ${variable})
        message("SKIPPED: there is no ${tool} here, so no Debian package was made")
        return()
    endif()
endforeach()

file(REMOVE_RECURSE ${OUT})
execute_process(COMMAND ${CPACK} -G DEB --config ${BUILD}/CPackConfig.cmake -B ${OUT} -D CPACK_STRIP_FILES=ON -D CPACK_DEBIAN_COMPRESSION_TYPE=gzip
    RESULT_VARIABLE failed OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(failed)
    message(FATAL_ERROR "cpack made no packages:\n${said}")
endif()

function(dpkg_reads option package result)
    execute_process(COMMAND ${dpkg_deb} ${option} ${package} ${ARGN} OUTPUT_VARIABLE text RESULT_VARIABLE failed)
    if(failed)
        message(FATAL_ERROR "dpkg-deb ${option} ${package} ${ARGN} failed")
    endif()
    set(${result} "${text}" PARENT_SCOPE)
endfunction()

# The one package of this name; sets `file`.
function(find_package_file name)
    file(GLOB found ${OUT}/${name}_*.deb)
    list(LENGTH found count)
    if(NOT count EQUAL 1)
        message(FATAL_ERROR "${count} packages named ${name}")
    endif()
    set(file ${found} PARENT_SCOPE)
endfunction()

function(must_match what text)
    foreach(pattern IN LISTS ARGN)
        if(NOT "${text}" MATCHES "${pattern}")
            message(SEND_ERROR "${what} does not match: ${pattern}\n${text}")
        endif()
    endforeach()
endfunction()

find_package_file(paillasse-store)
dpkg_reads(-f ${file} fields)
must_match("the store's control" "${fields}" "Package: paillasse-store\n" "Section: database\n" "Version: [0-9]" "Maintainer: [^\n]+" "Depends: [^\n]*libsqlcipher1 \\(>= 4.6\\)"
    "Depends: [^\n]*libc6" "Depends: [^\n]*libsodium")
if("${fields}" MATCHES "Depends: [^\n]*(libqt6widgets|libqt6gui)")
    message(SEND_ERROR "the store depends on windows:\n${fields}")
endif()
dpkg_reads(-I ${file} script postinst)
must_match("the store's postinst" "${script}" "^#!/bin/sh\nset -e\n" "systemd-sysusers" "init --data /var/lib/paillasse-store --master-key /etc/paillasse-store/master.key")
dpkg_reads(-I ${file} script prerm)
must_match("the store's prerm" "${script}" "^#!/bin/sh\nset -e\n" "systemctl disable --now paillasse-store")
dpkg_reads(-c ${file} files)
must_match("the store's files" "${files}" "-rwxr-xr-x root/root [^\n]* ./usr/bin/paillasse-store\n" "./usr/lib/systemd/system/paillasse-store.service\n"
    "./usr/lib/sysusers.d/paillasse-store.conf\n" "./usr/lib/tmpfiles.d/paillasse-store.conf\n" "./usr/share/doc/paillasse-store/copyright\n")

find_package_file(paillasse)
dpkg_reads(-f ${file} fields)
must_match("the client's control" "${fields}" "Package: paillasse\n" "Section: science\n" "Depends: [^\n]*libsqlcipher1 \\(>= 4.6\\)" "Depends: [^\n]*libqt6widgets6"
    "Depends: [^\n]*fonts-liberation" "Recommends: gnome-keyring")
dpkg_reads(-I ${file} script prerm)
must_match("the client's prerm" "${script}" "^#!/bin/sh\nset -e\n" "--forget --yes")
dpkg_reads(-c ${file} files)
must_match("the client's files" "${files}" "-rwxr-xr-x root/root [^\n]* ./usr/bin/paillasse\n" "./usr/share/applications/io.paillasse.Paillasse.desktop\n" "./usr/share/doc/paillasse/copyright\n")

# What a shell would not run is found out here, not on somebody's server.
foreach(script client/prerm store/postinst store/prerm)
    execute_process(COMMAND sh -n ${SOURCE}/installer/debian/${script} RESULT_VARIABLE failed)
    if(failed)
        message(SEND_ERROR "${script} is no shell script")
    endif()
endforeach()
# They are as large as the programs in this tree: read, and gone.
file(REMOVE_RECURSE ${OUT})

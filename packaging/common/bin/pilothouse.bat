@echo off
rem Starts Pilothouse: the window without arguments, the command line with them. Needs a Java 25 or newer.
setlocal
set "HOME_DIR=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if defined JAVA25_HOME set "JAVA=%JAVA25_HOME%\bin\java"
if exist "%HOME_DIR%\runtime\bin\java.exe" set "JAVA=%HOME_DIR%\runtime\bin\java"
"%JAVA%" "@%HOME_DIR%\lib\jvm.options" -cp "%HOME_DIR%\lib\*" dev.pilothouse.Main %*
exit /b %ERRORLEVEL%

@echo off
rem Starts Pilothouse: the window without arguments, the command line with them. Needs a Java 25 or newer.
setlocal
set "HOME_DIR=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if defined JAVA25_HOME set "JAVA=%JAVA25_HOME%\bin\java"
if exist "%HOME_DIR%\runtime\bin\java.exe" set "JAVA=%HOME_DIR%\runtime\bin\java"
rem Most commands end before the second compiler has paid. The window and what carries many bytes need it for TLS.
set "QUICK=-XX:TieredStopAtLevel=1"
if "%~1"=="" set "QUICK="
for %%w in (forward logs cp exec attach) do if "%~1"=="%%w" set "QUICK="
"%JAVA%" "@%HOME_DIR%\lib\jvm.options" %QUICK% -cp "%HOME_DIR%\lib\*" dev.pilothouse.Main %*
exit /b %ERRORLEVEL%

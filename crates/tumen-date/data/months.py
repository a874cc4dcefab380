"""Writes months.csv: every month of the Chinese lunisolar calendar from 1100 to 1250.

    python3 -m venv venv && venv/bin/pip install sxtwl==2.0.7
    venv/bin/python months.py > months.csv

sxtwl (BSD licence, https://pypi.org/project/sxtwl/) goes back to the Shouxing perpetual calendar of Xu
Jianwei, which holds the months that the Song almanacs had, not the months that modern astronomy gives.
"""

import sxtwl

FIRST, LAST = 1100, 1250
# Julian Day Numbers: some weeks before the first month and after the last.
START, END = 2_122_800, 2_178_100

print("year,month,leap,first_day")
for number in range(START, END):
    time = sxtwl.JD2DD(number)
    day = sxtwl.fromSolar(int(time.Y), int(time.M), int(time.D))
    # True: the year changes with the first day of the first month.
    year = day.getLunarYear(True)
    if FIRST <= year <= LAST and day.getLunarDay() == 1:
        print(f"{year},{day.getLunarMonth()},{int(day.isLunarLeap())},{number}")

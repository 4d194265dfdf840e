"""Publishes who meets 2 % of GDP every night. Copy to the folder of DAGs and change the paths."""

from datetime import datetime, timedelta

from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG(
    dag_id="burdenshare_nightly",
    schedule="0 3 * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=10)},
) as dag:
    # The tables are below cwd unless the settings say otherwise; Airflow's own folder is removed.
    # 75: another run is under way, which Airflow shows as skipped.
    BashOperator(
        task_id="nightly",
        cwd="/var/lib/burdenshare",
        bash_command="/srv/burdenshare/jobs/nightly /etc/burdenshare/nightly.env ",
        skip_on_exit_code=75,
        append_env=True,
    )

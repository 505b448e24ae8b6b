# Node packs the FHIR definitions during the build; nothing of it reaches the final image.
FROM node:20-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
COPY --from=node /usr/local/bin /usr/local/bin
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
WORKDIR /source
COPY . .
# As for a release: the packages of the lock files and no others.
RUN CI=true scripts/publish /publish

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /publish/facade .
COPY --from=build /publish/cli /opt/fhircalc-cli
COPY scripts/healthcheck /usr/local/bin/fhircalc-healthcheck
# For the operator: docker compose exec fhircalc fhircalc submissions list --state buried
RUN ln -s /opt/fhircalc-cli/fhircalc /usr/local/bin/fhircalc
# The submissions that were accepted and not yet delivered live here: mount a volume.
RUN mkdir /data && chown "$APP_UID" /data
VOLUME /data
# It listens to all that reach the container, so it starts only with Security__Issuer and Security__Audience set, or with
# Security__AllowAnonymousNetwork=true where the network itself keeps strangers out (docs/security.md).
USER $APP_UID
ENV Store__Path=/data/facade.db \
    Sandbox__Path=/data/sandbox.db \
    ASPNETCORE_HTTP_PORTS=8080
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=10s CMD ["fhircalc-healthcheck", "8080"]
ENTRYPOINT ["dotnet", "FhirCalc.Facade.dll"]

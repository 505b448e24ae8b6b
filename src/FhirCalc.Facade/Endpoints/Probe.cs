namespace FhirCalc.Facade.Endpoints;

/// <summary>Stands on an endpoint that machines ask every few seconds.</summary>
internal sealed record Probe;

namespace FhirCalc.Facade.Security;

/// <summary>Stands on an endpoint that answers everybody, authenticated or not. It shows nothing of a patient.</summary>
internal sealed record OpenToAll;

/// <summary>Stands on an endpoint that any known client may ask. Its handler decides what that client gets.</summary>
internal sealed record AnyClient;

/// <summary>Stands on an endpoint of the operator.</summary>
internal sealed record OperatorOnly;

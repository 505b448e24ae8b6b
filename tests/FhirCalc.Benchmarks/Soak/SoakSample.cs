namespace FhirCalc.Benchmarks.Soak;

/// <summary>The service at one moment, after its garbage was collected.</summary>
/// <param name="Seconds">Since the start of the traffic.</param>
/// <param name="Submitted">Submissions acknowledged until then.</param>
/// <param name="Managed">Bytes of managed objects.</param>
/// <param name="Resident">Bytes of the process in memory.</param>
/// <param name="Wal">Bytes of the write-ahead log.</param>
/// <param name="Store">Bytes of the store's file.</param>
/// <param name="Contents">Submissions whose content is kept.</param>
internal sealed record SoakSample(double Seconds, long Submitted, long Managed, long Resident, int Handles, int Threads, long Wal, long Store, long Contents);

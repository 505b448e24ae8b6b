namespace FhirCalc.Facade.Outbox;

/// <summary>Asks the disk that a file lies on, or will lie on.</summary>
internal static class DiskSpace
{
    public static FreeSpace Of(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        return () => new DriveInfo(folder).AvailableFreeSpace;
    }
}

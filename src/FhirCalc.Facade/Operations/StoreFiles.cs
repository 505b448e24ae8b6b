namespace FhirCalc.Facade.Outbox;

/// <summary>The files of a store are for the user of the service alone.</summary>
internal static class StoreFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes folder and file with narrow rights, and narrows those of files that are there. SQLite gives the files beside it the same.</summary>
    public static void Secure(string path)
    {
        // A folder that was there is somebody's decision.
        var folder = Path.GetDirectoryName(path)!;
        if (OperatingSystem.IsWindows() || Directory.Exists(folder))
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        Open(path, FileShare.ReadWrite).Dispose();
        if (OperatingSystem.IsWindows())
            return;
        foreach (var file in new[] { path, path + "-wal", path + "-shm", path + ".lock" }.Where(File.Exists))
            File.SetUnixFileMode(file, OwnerOnly);
    }

    public static FileStream Open(string path, FileShare share)
    {
        var how = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = OwnerOnly;
        return new FileStream(path, how);
    }
}

namespace FhirCalc.Facade.Operations;

/// <summary>What is kept on disk is for the user of the service alone.</summary>
internal static class StoreFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a folder with narrow rights. One that was there is somebody's decision.</summary>
    public static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows() || Directory.Exists(folder))
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
    }

    /// <summary>Makes folder and file with narrow rights, and narrows those of files that are there. SQLite gives the files beside it the same.</summary>
    public static void Secure(string path)
    {
        MakeFolder(Path.GetDirectoryName(path)!);
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

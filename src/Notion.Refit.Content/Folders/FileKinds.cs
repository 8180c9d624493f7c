using System.Formats.Tar;

namespace Notion.Refit.Content.Folders;

/// <summary>Distinguishes files from pipes, sockets and devices, which have names like files and whose content does not end.</summary>
internal static class FileKinds
{
    /// <summary>Whether reading an entry of a folder ends.</summary>
    public static bool IsRegular(FileInfo file)
    {
        // What is not a file has no length.
        if (OperatingSystem.IsWindows() || file.Length > 0)
            return true;

        // The header of an archive is the one thing that the library writes for an entry without opening it, whatever it is.
        try
        {
            using var archive = new MemoryStream();
            using (var writer = new TarWriter(archive, leaveOpen: true))
                writer.WriteEntry(file.FullName, "entry");
            archive.Position = 0;
            using var reader = new TarReader(archive);
            return reader.GetNextEntry()?.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile;
        }
        catch (UnauthorizedAccessException)
        {
            // Only files are opened for it.
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}

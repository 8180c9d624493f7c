using System.Text;
using Notion.Refit.Live;
using Notion.Refit.Live.Sqlite;

// FILE RECORDS: opens the file and writes that many records in one step, again and again, until it is killed. All records of a write have the same number,
// one more than before. Writes "opening" first, then the number of each write that is on disk, a line each.
int records = int.Parse(args[1]);
Console.WriteLine("opening");
using SqliteLiveStorage storage = SqliteLiveStorage.Open(args[0]);
int number = 0;
await foreach (LiveRecord record in storage.ReadAsync())
    number = int.Parse(Encoding.UTF8.GetString(record.Json!.Value.Span));
while (true)
{
    number++;
    await storage.WriteAsync([.. Enumerable.Range(0, records).Select(id => new LiveRecord(new Guid(id, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1), "page", Encoding.UTF8.GetBytes($"{number}")))]);
    Console.WriteLine(number);
}

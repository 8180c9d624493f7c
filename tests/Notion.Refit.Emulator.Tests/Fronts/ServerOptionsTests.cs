using Notion.Refit.Emulator.Server;

namespace Notion.Refit.Emulator.Tests.Fronts;

public sealed class ServerOptionsTests
{
    [Test]
    public void Nothing_gives_the_defaults()
    {
        Assert.That(ServerOptions.TryParse([], out ServerOptions? options, out _), Is.True);
        Assert.That(options, Is.EqualTo(new ServerOptions("127.0.0.1", 5055, null, null)));
    }

    [Test]
    public void All_options_are_read()
    {
        string[] arguments = ["--port", "0", "--host", "::1", "--token", "t", "--ids", "7", "--rate-limit", "180", "--faults", "faults.json", "--seed", "seed.json", "--log", "json", "--client-id", "c", "--client-secret", "s", "--redirect-uri", "https://app.example/back"];
        Assert.That(ServerOptions.TryParse(arguments, out ServerOptions? options, out _), Is.True);
        Assert.That(options, Is.EqualTo(new ServerOptions("::1", 0, "t", 7, 180, "faults.json", "seed.json", LogForm.Json, "c", "s", "https://app.example/back")));
    }

    [TestCase("--port needs a value.", "--port")]
    [TestCase("'abc' is no value for --port.", "--port", "abc")]
    [TestCase("'70000' is no value for --port.", "--port", "70000")]
    [TestCase("'0' is no value for --rate-limit.", "--rate-limit", "0")]
    [TestCase("'loud' is no value for --log.", "--log", "loud")]
    [TestCase("'/back' is no value for --redirect-uri.", "--redirect-uri", "/back")]
    [TestCase("There is no option --what.", "--what", "1")]
    public void What_makes_no_sense_is_told(string problem, params string[] arguments)
    {
        Assert.That(ServerOptions.TryParse(arguments, out _, out string? told), Is.False);
        Assert.That(told, Is.EqualTo(problem));
    }
}

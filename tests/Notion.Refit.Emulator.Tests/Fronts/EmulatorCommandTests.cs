using System.CommandLine;
using Notion.Refit.Emulator.Tool;

namespace Notion.Refit.Emulator.Tests.Fronts;

public sealed class EmulatorCommandTests
{
    [Test]
    public void No_options_are_needed() => Assert.That(EmulatorCommand.Create().Parse([]).Errors, Is.Empty);

    [Test]
    public void All_options_are_read()
    {
        ParseResult parsed = EmulatorCommand.Create().Parse(
            "--port 0 --host ::1 --token t --ids 7 --rate-limit 180 --log json --client-id c --client-secret s --redirect-uri https://app.example/back "
            + "--webhook http://localhost:5080/notion --webhook-secret w --webhook-delay 1.5 --webhook-window 60");

        Assert.That(parsed.Errors, Is.Empty);
        Assert.That(parsed.GetValue<int>("--port"), Is.Zero);
        Assert.That(parsed.GetValue<LogForm>("--log"), Is.EqualTo(LogForm.Json));
        Assert.That(parsed.GetValue<int?>("--rate-limit"), Is.EqualTo(180));
        Assert.That(parsed.GetValue<double>("--webhook-delay"), Is.EqualTo(1.5));
    }

    [TestCase("--port", "--port")]
    [TestCase("abc", "--port abc")]
    [TestCase("--port must be between 0 and 65535.", "--port 70000")]
    [TestCase("--rate-limit must be between 1 and 2147483647.", "--rate-limit 0")]
    [TestCase("--token must not be empty.", "--token \"\"")]
    [TestCase("loud", "--log loud")]
    [TestCase("--redirect-uri must be an absolute http or https address.", "--redirect-uri /back")]
    [TestCase("--webhook must be an absolute http or https address of this machine", "--webhook https://example.com/notion")]
    [TestCase("--webhook must be an absolute http or https address of this machine", "--webhook /notion")]
    [TestCase("--webhook-secret must not be empty.", "--webhook-secret \"\"")]
    [TestCase("--webhook-delay must be between 0 and 86400.", "--webhook-delay -1")]
    [TestCase("does-not-exist.json", "--seed does-not-exist.json")]
    [TestCase("--what", "--what 1")]
    public void A_value_that_cannot_be_used_is_reported(string problem, string arguments) =>
        Assert.That(EmulatorCommand.Create().Parse(arguments).Errors.Select(error => error.Message), Has.Some.Contains(problem));

    [Test]
    public async Task The_help_lists_every_option_with_its_default_and_gives_examples()
    {
        var output = new StringWriter();

        int exitCode = await EmulatorCommand.Create().Parse("--help").InvokeAsync(new InvocationConfiguration { Output = output });

        Assert.That(exitCode, Is.Zero);
        Assert.That(output.ToString(), Does.Contain("notion-emulator --port 8080 --seed workspace.json").And.Contain("[default: 5055]").And.Contain("[default: ntn_emulator]"));
        Assert.That(EmulatorCommand.Create().Options.Select(option => option.Name).Where(name => !output.ToString().Contains(name, StringComparison.Ordinal)), Is.Empty);
    }
}

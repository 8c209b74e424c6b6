package dev.grato.sync;

import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.records.RecordBatches;
import dev.grato.records.Records;
import dev.grato.sync.internal.Commands;
import dev.grato.sync.internal.PushAnswers;
import dev.grato.sync.internal.PushRun;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/// Carries out what devices send. Edits stand each for itself, in their order; each is written once, however
/// often it is sent.
@Service
public final class Push {

    /// The most edits of one call.
    public static final int MOST = 500;

    private final Records records;
    private final RecordBatches batches;
    private final Commands commands;
    private final PushAnswers answers;

    public Push(Records records, RecordBatches batches, Commands commands, PushAnswers answers) {
        this.records = records;
        this.batches = batches;
        this.commands = commands;
        this.answers = answers;
    }

    /// What became of each edit, in their order.
    ///
    /// @param source of the values, for provenance and log
    /// @throws GratoException with [DeviceError#TOO_MANY_MUTATIONS]
    public List<PushResult> carryOut(Actor actor, List<PushedMutation> mutations, String source) {
        if (mutations.size() > MOST) {
            throw new GratoException(DeviceError.TOO_MANY_MUTATIONS, Map.of("max", MOST));
        }
        var endings = new PushRun(records, batches, commands, actor, source).run(mutations);
        return answers.of(actor, endings);
    }
}

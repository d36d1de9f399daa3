// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

// The public door into this module:
//
//   const auto model = Model::load(file, {}, {}, stop);          // once; shared by whoever wants it
//   const auto session = model->makeSession();                   // one for each conversation
//   const auto answer = session->generate({.prompt = model->render(turns)}, onText, {}, stop);
//
// Only Error leaves it (error.h), and what a callback of the caller threw.
#include "inference/model.h"
#include "inference/model_description.h"
#include "inference/session.h"
#include "inference/session_folder.h"
#include "inference/session_pool.h"
#include "inference/text/block_end.h"
